package org.tocsin.preference.disclosing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.disclosing.SharedWith.Recalled;

/** What the disclosure ledger and the recalls say of one reader. */
@ApplicationScoped
class Disclosed {

    private static final String SHARED =
            """
            select sharing.reference, sharing.sponsor, since, ended_at, min(disclosed_at) as first, max(disclosed_at) as last,
                   count(disclosure.id) as times, coalesce(string_agg(distinct fields, ','), '') as fields
              from sharing
              left join disclosed on disclosed.reference = sharing.reference
              left join disclosure on disclosure.id = disclosed.disclosure_id
             where subscriber_id = :subscriber
             group by sharing.reference
             order by since desc, sharing.sponsor
            """;

    private static final String RECALLED =
            """
            select recall.reference, reason, recalled_at, acknowledged_at
              from recall join sharing using (reference)
             where subscriber_id = :subscriber
             order by recall.position
            """;

    private final Jdbi jdbi;
    private final Catalogue catalogue;

    Disclosed(Jdbi jdbi, Catalogue catalogue) {
        this.jdbi = jdbi;
        this.catalogue = catalogue;
    }

    /** Newest first; nothing for somebody who never said yes to a sponsor. */
    @Transactional
    List<SharedWith> to(SubscriberId reader) {
        Map<UUID, List<Recalled>> recalls = recalls(reader);
        return jdbi.withHandle(handle -> handle.createQuery(SHARED)
                .bind("subscriber", reader.value())
                .map(row -> shared(row, recalls))
                .list());
    }

    private Map<UUID, List<Recalled>> recalls(SubscriberId reader) {
        return jdbi.withHandle(handle -> handle.createQuery(RECALLED)
                .bind("subscriber", reader.value())
                .reduceRows(new HashMap<>(), (recalls, row) -> {
                    recalls.computeIfAbsent(row.getColumn("reference", UUID.class), first -> new ArrayList<>())
                            .add(new Recalled(
                                    row.getColumn("reason", String.class),
                                    row.getColumn("recalled_at", Instant.class),
                                    instant(row, "acknowledged_at")));
                    return recalls;
                }));
    }

    private SharedWith shared(RowView row, Map<UUID, List<Recalled>> recalls) {
        String sponsor = row.getColumn("sponsor", String.class);
        return new SharedWith(
                sponsor,
                catalogue.sponsorName(sponsor),
                row.getColumn("since", Instant.class),
                instant(row, "ended_at"),
                instant(row, "first"),
                instant(row, "last"),
                row.getColumn("times", Integer.class),
                fields(row.getColumn("fields", String.class)),
                recalls.getOrDefault(row.getColumn("reference", UUID.class), List.of()));
    }

    private static SortedSet<String> fields(String joined) {
        SortedSet<String> fields = new TreeSet<>(Arrays.asList(joined.split(",")));
        fields.remove("");
        return fields;
    }

    private static Optional<Instant> instant(RowView row, String column) {
        return Optional.ofNullable(row.getColumn(column, Instant.class));
    }
}
