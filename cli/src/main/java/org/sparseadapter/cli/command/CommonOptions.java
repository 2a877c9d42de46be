// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.sparseadapter.cli.client.Connection;
import org.sparseadapter.cli.client.InferenceApi;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of every client command: servers, bearer token, and output as text or as JSON. */
final class CommonOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "URL of the registry (default: SPARSE_ADAPTER_URL, else http://localhost:8080).")
    private Optional<URI> server = Optional.empty();

    @Option(
            names = "--inference",
            paramLabel = "URL",
            description =
                    "URL of the inference service (default: SPARSE_ADAPTER_INFERENCE_URL, else http://localhost:8081).")
    private Optional<URI> inference = Optional.empty();

    @Option(
            names = "--token",
            paramLabel = "JWT",
            description =
                    "The tenant's bearer token (default: SPARSE_ADAPTER_TOKEN). `sparse-adapter up` prints tokens.")
    private Optional<String> token = Optional.empty();

    @Option(names = "--json", description = "Write JSON for machines instead of text for people.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private Map<String, String> environment = System.getenv();

    Console console() {
        return Console.of(command, json);
    }

    RegistryApi registry() {
        return new RegistryApi(connection(server, "SPARSE_ADAPTER_URL", "http://localhost:8080"));
    }

    InferenceApi inference() {
        return new InferenceApi(connection(inference, "SPARSE_ADAPTER_INFERENCE_URL", "http://localhost:8081"));
    }

    /** A usage error of the command that these options belong to. */
    ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private Connection connection(Optional<URI> given, String variable, String otherwise) {
        URI url = given.orElseGet(() -> URI.create(environment.getOrDefault(variable, otherwise)));
        if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
            throw usage("'" + url + "' is not the URL of a server; expected something like http://localhost:8080");
        }
        String bearer = token.orElseGet(() -> environment.getOrDefault("SPARSE_ADAPTER_TOKEN", ""));
        if (bearer.isBlank()) {
            throw usage("A token is needed: give --token or set SPARSE_ADAPTER_TOKEN."
                    + " `sparse-adapter up` prints one for each tenant.");
        }
        return new Connection(url, bearer::strip);
    }
}
