package org.tocsin.events;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;

/**
 * Decides, in one place, which failures of the database pass by themselves: it is away, restarting, full, or chose this
 * transaction as the victim of a deadlock. The classes are those of PostgreSQL's error codes, appendix A.
 */
public final class Deferral {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Connection, resources, operator intervention, system error, transaction rollback, configuration limits. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "58", "40", LOCK_NOT_AVAILABLE);

    private Deferral() {}

    public static boolean isDeferred(Throwable failure) {
        return causes(failure).anyMatch(Deferral::passes);
    }

    private static boolean passes(Throwable cause) {
        if (cause instanceof SQLException sql && sql.getSQLState() != null) {
            return PASSING.stream().anyMatch(sql.getSQLState()::startsWith);
        }
        // Agroal's "acquisition timeout" and a closed pool are SQLExceptions without a state.
        return cause instanceof SQLException
                || cause instanceof RollbackException
                || cause instanceof HeuristicMixedException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
