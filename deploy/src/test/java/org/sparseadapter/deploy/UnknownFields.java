// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds what a Kubernetes manifest says that its type does not know. The model keeps such fields aside, object by object. */
final class UnknownFields {

    private final List<String> found = new ArrayList<>();

    private UnknownFields() {}

    static List<String> of(HasMetadata resource) {
        UnknownFields fields = new UnknownFields();
        fields.visit(resource, "");
        return fields.found;
    }

    private void visit(Object value, String path) {
        if (value instanceof Collection<?> list) {
            list.forEach(element -> visit(element, path));
        } else if (value != null
                && value.getClass().getPackageName().startsWith("io.fabric8.kubernetes.api.model")
                && !value.getClass().isEnum()) {
            for (Method method : value.getClass().getMethods()) {
                if (method.getParameterCount() == 0 && method.getName().startsWith("get")) {
                    visitProperty(value, method, path);
                }
            }
        }
    }

    private void visitProperty(Object owner, Method method, String path) {
        String name = Character.toLowerCase(method.getName().charAt(3))
                + method.getName().substring(4);
        Object value = call(owner, method);
        if (name.equals("additionalProperties") && value instanceof Map<?, ?> left) {
            left.keySet().forEach(key -> found.add(path + key));
        } else if (!(value instanceof JsonNode)) {
            visit(value, path + name + ".");
        }
    }

    private static Object call(Object owner, Method method) {
        try {
            return method.invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(owner.toString(), e);
        }
    }
}
