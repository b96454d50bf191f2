package org.tocsin.mailing.inbound.receiving;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.mailing.bounce.Probes;
import org.tocsin.tokens.CampaignDigest;
import org.tocsin.tokens.MailReference;

/** Finds the campaign that a token came with. A digest is the beginning of an id, so that the primary key finds it. */
@ApplicationScoped
class Campaigns {

    private static final long LOWER_HALF = 0xffff_ffffL;

    private final Jdbi database;
    private final Probes probes;

    Campaigns(Jdbi database, Probes probes) {
        this.database = database;
        this.probes = probes;
    }

    /** Words that are ours are no command of the reader's. */
    Optional<String> subject(CampaignDigest digest) {
        return column("subject", digest, String.class);
    }

    /** The campaign, or the probe; for one that is not known any more, the part of its id that the token holds. */
    UUID id(MailReference reference) {
        CampaignDigest digest = reference.campaign();
        return column("id", digest, UUID.class)
                .or(() -> probes.find(reference.subscriber(), digest))
                .orElseGet(() -> first(digest));
    }

    private <T> Optional<T> column(String column, CampaignDigest digest, Class<T> type) {
        UUID first = first(digest);
        UUID last = new UUID(first.getMostSignificantBits() | LOWER_HALF, -1);
        return database.withHandle(handle -> handle.createQuery(
                        "select " + column + " from campaign where id between :first and :last order by id limit 1")
                .bind("first", first)
                .bind("last", last)
                .mapTo(type)
                .findFirst());
    }

    private static UUID first(CampaignDigest digest) {
        return new UUID((long) digest.value() << 32, 0);
    }
}
