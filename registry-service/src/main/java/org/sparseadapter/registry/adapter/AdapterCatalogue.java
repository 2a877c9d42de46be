// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.kit.problem.UnknownResourceException;
import org.sparseadapter.registry.page.Page;
import org.sparseadapter.registry.version.Version;

/** The adapters of a tenant and their versions, listed. Every query starts from the tenant. */
@ApplicationScoped
@Transactional
public class AdapterCatalogue {
    private static final String BY_PREFIX =
            "from Adapter a where a.tenant = :tenant and substring(a.name, 1, length(:prefix)) = :prefix";

    private static final String LATEST =
            "from Version v, Adapter a where a.id in :ids and v.adapterId = a.id and v.number = a.lastVersion";

    private static final String NAMED = "from Alias l, Version v where l.adapterId in :ids and v.id = l.versionId";

    private static final String OF_STATES = "from Version v where v.adapterId = :adapter and v.state in :states";

    private final EntityManager rows;
    private final AdapterRepository adapters;

    AdapterCatalogue(EntityManager rows, AdapterRepository adapters) {
        this.rows = rows;
        this.adapters = adapters;
    }

    /** Adapters whose names start with something, by name. */
    Page<AdapterView> list(String tenant, String prefix, int page, int size) {
        List<Adapter> found = rows.createQuery(BY_PREFIX + " order by a.name", Adapter.class)
                .setParameter("tenant", tenant)
                .setParameter("prefix", prefix)
                .setFirstResult(Math.multiplyExact(page, size))
                .setMaxResults(size)
                .getResultList();
        long total = rows.createQuery("select count(*) " + BY_PREFIX, Long.class)
                .setParameter("tenant", tenant)
                .setParameter("prefix", prefix)
                .getSingleResult();
        return new Page<>(views(found), page, size, total);
    }

    /** One adapter. */
    AdapterView show(String tenant, String name) {
        return views(List.of(adapter(tenant, name))).get(0);
    }

    /** Versions of an adapter in one of some states, the latest first. */
    Page<VersionSummary> versions(String tenant, String name, List<VersionState> states, int page, int size) {
        Adapter adapter = adapter(tenant, name);
        List<Version> found = rows.createQuery(OF_STATES + " order by v.number desc", Version.class)
                .setParameter("adapter", adapter.id())
                .setParameter("states", states)
                .setFirstResult(Math.multiplyExact(page, size))
                .setMaxResults(size)
                .getResultList();
        long total = rows.createQuery("select count(*) " + OF_STATES, Long.class)
                .setParameter("adapter", adapter.id())
                .setParameter("states", states)
                .getSingleResult();
        SortedMap<String, Integer> aliases = aliases(List.of(adapter.id())).getOrDefault(adapter.id(), new TreeMap<>());
        return new Page<>(
                found.stream()
                        .map(version -> VersionSummary.of(version, naming(version.number(), aliases)))
                        .toList(),
                page,
                size,
                total);
    }

    private Adapter adapter(String tenant, String name) {
        return adapters.named(tenant, name).orElseThrow(() -> new UnknownResourceException("adapter", name));
    }

    private List<AdapterView> views(List<Adapter> found) {
        List<Long> ids = found.stream().map(Adapter::id).toList();
        Map<Long, SortedMap<String, Integer>> aliases = aliases(ids);
        Map<Long, VersionState> states = new HashMap<>();
        rows.createQuery("select v.adapterId, v.state " + LATEST, Object[].class)
                .setParameter("ids", ids)
                .getResultList()
                .forEach(row -> states.put((Long) row[0], (VersionState) row[1]));
        return found.stream()
                .map(adapter -> new AdapterView(
                        adapter.name(),
                        adapter.lastVersion(),
                        Optional.ofNullable(states.get(adapter.id())),
                        aliases.getOrDefault(adapter.id(), new TreeMap<>()),
                        adapter.createdAt()))
                .toList();
    }

    private Map<Long, SortedMap<String, Integer>> aliases(List<Long> adapterIds) {
        Map<Long, SortedMap<String, Integer>> aliases = new HashMap<>();
        rows.createQuery("select l.adapterId, l.name, v.number " + NAMED, Object[].class)
                .setParameter("ids", adapterIds)
                .getResultList()
                .forEach(row -> aliases.computeIfAbsent((Long) row[0], id -> new TreeMap<>())
                        .put((String) row[1], (Integer) row[2]));
        return aliases;
    }

    private static List<String> naming(int version, SortedMap<String, Integer> aliases) {
        return aliases.entrySet().stream()
                .filter(alias -> alias.getValue() == version)
                .map(Map.Entry::getKey)
                .toList();
    }
}
