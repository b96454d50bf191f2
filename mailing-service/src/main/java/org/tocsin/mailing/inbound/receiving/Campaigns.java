package org.tocsin.mailing.inbound.receiving;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;

import org.tocsin.mailing.bounce.Probes;
import org.tocsin.tokens.CampaignDigest;
import org.tocsin.tokens.MailReference;

/** Finds the campaign that a token came with. A digest is the beginning of an id, so that the primary key finds it. */
@ApplicationScoped
class Campaigns {

    private static final long LOWER_HALF = 0xffff_ffffL;
    private static final int MOST_KNOWN = 256;

    private static final String FIND =
            "select id, subject, started_at is not null as sent from campaign where id between :first and :last order by id limit 1";

    private final Jdbi database;
    private final Probes probes;

    /** Those that are sent: thousands of answers come to one, and it does not change any more. */
    @SuppressWarnings("serial") // never serialised
    private final Map<CampaignDigest, Found> known =
            Collections.synchronizedMap(new LinkedHashMap<>(MOST_KNOWN, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<CampaignDigest, Found> eldest) {
                    return size() > MOST_KNOWN;
                }
            });

    Campaigns(Jdbi database, Probes probes) {
        this.database = database;
        this.probes = probes;
    }

    /** Words that are ours are no command of the reader's. */
    Optional<String> subject(CampaignDigest digest) {
        return find(digest).map(Found::subject);
    }

    /** The campaign, or the probe; for one that is not known any more, the part of its id that the token holds. */
    UUID id(MailReference reference) {
        CampaignDigest digest = reference.campaign();
        return find(digest)
                .map(Found::id)
                .or(() -> probes.find(reference.subscriber(), digest))
                .orElseGet(() -> first(digest));
    }

    private Optional<Found> find(CampaignDigest digest) {
        Optional<Found> before = Optional.ofNullable(known.get(digest));
        Optional<Found> found = before.or(() -> ask(digest));
        found.filter(Found::sent).ifPresent(campaign -> known.put(digest, campaign));
        return found;
    }

    private Optional<Found> ask(CampaignDigest digest) {
        UUID first = first(digest);
        UUID last = new UUID(first.getMostSignificantBits() | LOWER_HALF, -1);
        return database.withHandle(handle -> handle.createQuery(FIND)
                .bind("first", first)
                .bind("last", last)
                .map(Campaigns::found)
                .findFirst());
    }

    private static Found found(RowView row) {
        return new Found(
                row.getColumn("id", UUID.class),
                row.getColumn("subject", String.class),
                row.getColumn("sent", Boolean.class));
    }

    private static UUID first(CampaignDigest digest) {
        return new UUID((long) digest.value() << 32, 0);
    }

    private record Found(UUID id, String subject, boolean sent) {}
}
