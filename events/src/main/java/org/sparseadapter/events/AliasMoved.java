// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

/**
 * An alias names a version. The newest record per key is the whole truth about the alias; its
 * deletion is a record with the key and no value.
 *
 * @param tenant the owner
 * @param adapter the adapter
 * @param alias the movable name; {@code live} is the one served by default
 * @param revision counts the moves of this alias; a reader ignores revisions older than one it knows
 * @param version the version that is named from now on
 * @param digest its artifact
 * @param baseDigest the base model that the artifact belongs to
 */
public record AliasMoved(
        String tenant, String adapter, String alias, long revision, int version, String digest, String baseDigest)
        implements Event {

    /** The key of an alias, also of its deletion. */
    public static String key(String tenant, String adapter, String alias) {
        return tenant + "/" + adapter + "/" + alias;
    }

    @Override
    public Topic topic() {
        return Topic.ALIAS_MOVED;
    }

    @Override
    public String key() {
        return key(tenant, adapter, alias);
    }

    @Override
    public String occurrence() {
        return "revision " + revision;
    }
}
