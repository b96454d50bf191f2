package org.tocsin.events;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Shows how much waits to be published and for how long, whichever replica is the one to do it. */
@Singleton
class OutboxMeters implements MeterBinder {

    private static final String WAITING = "select count(*) from outbox where published_at is null";

    private static final String AGE =
            """
            select coalesce(extract(epoch from now() - min(appended_at)), 0)
              from (select appended_at from outbox where published_at is null order by position limit 1) oldest
            """;

    private final Jdbi database;

    OutboxMeters(Jdbi database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tocsin.outbox.waiting", () -> ask(WAITING))
                .description("Events that are committed and not yet published")
                .register(registry);
        Gauge.builder("tocsin.outbox.age", () -> ask(AGE))
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Whoever measures learns nothing while the database is away, and waits no longer than for a connection. */
    private double ask(String question) {
        try {
            return database.withHandle(
                    handle -> handle.createQuery(question).mapTo(Double.class).one());
        } catch (JdbiException away) {
            return Double.NaN;
        }
    }
}
