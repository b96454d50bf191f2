package org.tocsin.preference.sharing;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.preference.ledger.Hash;
import org.tocsin.preference.ledger.Head;

/** The ledger of what left for sponsors; joins the caller's transaction. */
@ApplicationScoped
class Disclosures {

    private static final String DISCLOSURE =
            """
            insert into disclosure (id, sponsor, disclosed_at, fields, people, sha256, ledger_sequence)
            values (:id, :sponsor, :at, :fields, :people, :sha256, :sequence)
            """;

    private static final String DISCLOSED =
            "insert into disclosed (reference, disclosure_id) values (:reference, :disclosure)";

    private final Jdbi jdbi;
    private final Clock clock;

    Disclosures(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Writes down that these people are about to leave for a sponsor.
     *
     * @param body   what leaves, in UTF-8
     * @param ledger where the consent ledger stands meanwhile
     */
    void add(String sponsor, Set<String> fields, List<FeedEntry.Shared> people, String body, Head ledger) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(handle -> {
            handle.createUpdate(DISCLOSURE)
                    .bind("id", id)
                    .bind("sponsor", sponsor)
                    .bind("at", clock.instant())
                    .bind("fields", String.join(",", new TreeSet<>(fields)))
                    .bind("people", people.size())
                    .bind(
                            "sha256",
                            Hash.digest(body.getBytes(StandardCharsets.UTF_8)).octets())
                    .bind("sequence", ledger.sequence())
                    .execute();
            PreparedBatch batch = handle.prepareBatch(DISCLOSED);
            people.forEach(one -> batch.bind("reference", one.reference())
                    .bind("disclosure", id)
                    .add());
            batch.execute();
        });
    }
}
