// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The types that public signatures mention: of methods, constructors, fields, and what classes extend. */
final class PublicSignatures {

    private PublicSignatures() {}

    /** The public types of a package, nested ones among them, in the folder of main classes. */
    static List<Class<?>> publicTypes(Class<?> ofPackage) {
        String prefix = ofPackage.getPackageName().replace('.', '/');
        try (Stream<Path> files = Files.list(Path.of(ofPackage
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(prefix))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> load(ofPackage.getPackageName() + "." + name.substring(0, name.length() - 6)))
                    .filter(PublicSignatures::isReachable)
                    .<Class<?>>map(type -> type)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PublicSignatures.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isReachable(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isReachable(type.getEnclosingClass()));
    }

    /** The names of the types in one class's public and protected signatures. */
    static Set<String> mentioned(Class<?> type) {
        Set<String> names = new TreeSet<>();
        add(type.getGenericSuperclass(), names);
        Arrays.stream(type.getGenericInterfaces()).forEach(parent -> add(parent, names));
        for (Field field : type.getDeclaredFields()) {
            if (isSeen(field)) {
                add(field.getGenericType(), names);
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            add(constructor, names);
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isSeen(method)) {
                add(method.getGenericReturnType(), names);
            }
            add(method, names);
        }
        return names;
    }

    private static boolean isSeen(Member member) {
        return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0 && !member.isSynthetic();
    }

    private static void add(Executable executable, Set<String> names) {
        if (isSeen(executable)) {
            Arrays.stream(executable.getGenericParameterTypes()).forEach(type -> add(type, names));
            Arrays.stream(executable.getGenericExceptionTypes()).forEach(type -> add(type, names));
        }
    }

    private static void add(Type type, Set<String> names) {
        if (type instanceof Class<?> plain) {
            Class<?> element = plain;
            while (element.isArray()) {
                element = element.getComponentType();
            }
            names.add(element.getName());
        } else if (type instanceof ParameterizedType generic) {
            add(generic.getRawType(), names);
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> add(argument, names));
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(bound -> add(bound, names));
            Arrays.stream(wildcard.getLowerBounds()).forEach(bound -> add(bound, names));
        } else if (type instanceof GenericArrayType array) {
            add(array.getGenericComponentType(), names);
        } else if (type instanceof TypeVariable<?> variable) {
            // A bound may mention its own variable; those of this project do not.
            Arrays.stream(variable.getBounds())
                    .filter(bound -> bound instanceof Class<?>)
                    .forEach(bound -> add(bound, names));
        }
    }
}
