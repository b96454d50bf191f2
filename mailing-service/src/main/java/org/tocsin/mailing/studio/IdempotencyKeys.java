package org.tocsin.mailing.studio;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jdbi.v3.core.Jdbi;

/** What was answered to requests that named a key, kept for 48 hours. */
@ApplicationScoped
class IdempotencyKeys {

    /** The first answer under a key, and to which request. */
    record Remembered(String requestHash, UUID campaign, String answer) {}

    private final Jdbi jdbi;

    IdempotencyKeys(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Remembers this answer, unless there is one under the key: then that one. A request that runs at the same time is waited for. */
    Optional<Remembered> claim(String key, Remembered fresh) {
        return jdbi.withHandle(handle -> {
            int inserted = handle.createUpdate(
                            """
                            insert into idempotency_key (key, request_hash, campaign_id, answer)
                            values (:key, :requestHash, :campaign, :answer) on conflict do nothing
                            """)
                    .bind("key", key)
                    .bind("requestHash", fresh.requestHash())
                    .bind("campaign", fresh.campaign())
                    .bind("answer", fresh.answer())
                    .execute();
            return inserted == 1 ? Optional.<Remembered>empty() : Optional.of(remembered(key));
        });
    }

    void answered(String key, String answer) {
        jdbi.useHandle(handle -> handle.createUpdate("update idempotency_key set answer = :answer where key = :key")
                .bind("answer", answer)
                .bind("key", key)
                .execute());
    }

    void release(String key) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from idempotency_key where key = :key")
                .bind("key", key)
                .execute());
    }

    private Remembered remembered(String key) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select request_hash, campaign_id, answer from idempotency_key where key = :key")
                .bind("key", key)
                .map(row -> new Remembered(
                        row.getColumn("request_hash", String.class),
                        row.getColumn("campaign_id", UUID.class),
                        row.getColumn("answer", String.class)))
                .one());
    }

    @Scheduled(every = "1h")
    void forget() {
        jdbi.useHandle(
                handle -> handle.execute("delete from idempotency_key where created_at < now() - interval '48 hours'"));
    }
}
