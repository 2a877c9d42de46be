/** A client of the registry's and the inference service's HTTP API. */
package org.sparseadapter.cli.client;
