package org.tocsin.mailing.delivery;

/**
 * Conditions, with the parameter {@code grace} in seconds: since the database was away, everybody has had that time to come back and renew what they hold.
 * A server that crashed and recovered, or another one that has taken over, may say that it started long ago; but whoever asks then has young sessions only.
 */
final class Outages {

    static final String LONG_OVER =
            """
            pg_postmaster_start_time() < now() - :grace * interval '1 second'
            and (select min(a.backend_start) from pg_stat_activity a where a.application_name = current_setting('application_name'))
                <= now() - :grace * interval '1 second'
            """;

    /** With the parameter {@code unseen}: whoever has just started has young sessions only in any case, and goes by the server's start alone. */
    static final String LONG_OVER_OR_UNSEEN =
            "(:unseen and pg_postmaster_start_time() < now() - :grace * interval '1 second' or " + LONG_OVER + ")";

    private Outages() {}
}
