// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.sparseadapter.registry.lock.AdvisoryLocks;
import org.sparseadapter.registry.lock.SingleLock;

/**
 * Relays one batch. Only one replica relays at a time (a transaction-wide advisory lock), so records go
 * out in the order of their rows. A row is deleted only once the broker has its record and all earlier
 * ones of its key; a crash in between sends it again, never loses it.
 */
@ApplicationScoped
class OutboxBatch {
    private static final Logger LOG = Logger.getLogger(OutboxBatch.class);
    private static final int SIZE = 200;

    private final Session database;
    private final AdvisoryLocks locks;
    private final RecordSender sender;

    OutboxBatch(Session database, AdvisoryLocks locks, RecordSender sender) {
        this.database = database;
        this.locks = locks;
        this.sender = sender;
    }

    /** Relays up to a batch of rows; says whether another batch should follow at once. */
    @Transactional
    boolean relay() {
        if (!locks.tryHold(SingleLock.OUTBOX_RELAY)) {
            return false;
        }
        List<OutboxRow> rows = oldest();
        List<CompletionStage<Void>> sent = new ArrayList<>();
        rows.forEach(row -> sent.add(sender.send(row)));
        Set<String> behind = new HashSet<>();
        List<Long> relayed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            OutboxRow row = rows.get(i);
            String order = row.topic() + "|" + row.key();
            if (arrived(sent.get(i)) && !behind.contains(order)) {
                relayed.add(row.id());
            } else {
                behind.add(order);
            }
        }
        delete(relayed);
        return rows.size() == SIZE && behind.isEmpty();
    }

    private List<OutboxRow> oldest() {
        return database.createNativeQuery(
                        "select * from outbox order by id limit :size for update skip locked", OutboxRow.class)
                .setParameter("size", SIZE)
                .getResultList();
    }

    private void delete(List<Long> ids) {
        if (!ids.isEmpty()) {
            database.createMutationQuery("delete from OutboxRow where id in (:ids)")
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
    }

    private static boolean arrived(CompletionStage<Void> sending) {
        try {
            sending.toCompletableFuture().join();
            return true;
        } catch (CompletionException failure) {
            LOG.warnf("the broker did not take a record, which stays in the outbox: %s", failure.getCause());
            return false;
        }
    }
}
