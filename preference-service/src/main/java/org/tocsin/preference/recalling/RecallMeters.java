package org.tocsin.preference.recalling;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Shows what sponsors have not acknowledged, whichever replica calls them. */
@Singleton
class RecallMeters implements MeterBinder {

    private static final String WAITING = "select count(*) from recall where next_attempt_at is not null";

    private static final String AGE =
            """
            select coalesce(extract(epoch from now() - min(recalled_at)), 0)
              from recall where next_attempt_at is not null
            """;

    private static final String DEAD = "select count(*) from recall where dead_at is not null";

    private final Jdbi database;

    RecallMeters(Jdbi database) {
        this.database = database;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tocsin.recalls.waiting", () -> ask(WAITING))
                .description("Recalls that a sponsor has not acknowledged and that are still tried")
                .register(registry);
        Gauge.builder("tocsin.recalls.age", () -> ask(AGE))
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("tocsin.recalls.dead", () -> ask(DEAD))
                .description("Recalls that were given up; an operator can have them sent again")
                .register(registry);
    }

    /** Whoever measures learns nothing while the database is away. */
    private double ask(String question) {
        try {
            return database.withHandle(
                    handle -> handle.createQuery(question).mapTo(Double.class).one());
        } catch (JdbiException away) {
            return Double.NaN;
        }
    }
}
