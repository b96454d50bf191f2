package org.tocsin.preference.postgres;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.SqlStatement;

import org.tocsin.preference.limits.Interest;
import org.tocsin.preference.limits.Interests;
import org.tocsin.preference.limits.Limits;
import org.tocsin.preference.limits.Severity;

/** The columns {@code paused_until}, {@code interests} and {@code minimum_severity}. */
final class LimitsColumns {

    private LimitsColumns() {}

    static Limits read(RowView row) {
        List<Interest> named = Arrays.stream(row.getColumn("interests", String[].class))
                .map(Interest::ofLine)
                .toList();
        Optional<Severity> minimum = Optional.ofNullable(row.getColumn("minimum_severity", String.class))
                .flatMap(Severity::of);
        return new Limits(
                Optional.ofNullable(row.getColumn("paused_until", Instant.class)), new Interests(named, minimum));
    }

    static <S extends SqlStatement<S>> S bind(S statement, Limits limits) {
        return statement
                .bind("pausedUntil", limits.pausedUntil())
                .bindArray("interests", String.class, (Object[])
                        limits.interests().named().stream().map(Interest::line).toArray(String[]::new))
                .bind("minimumSeverity", limits.interests().minimum().map(Severity::word));
    }
}
