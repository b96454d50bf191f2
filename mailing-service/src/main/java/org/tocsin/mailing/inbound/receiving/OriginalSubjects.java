package org.tocsin.mailing.inbound.receiving;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.tokens.CampaignDigest;

/** Finds the subject of the campaign that a token came with: words that are ours are no command of the reader's. */
@ApplicationScoped
class OriginalSubjects {

    private static final long LOWER_HALF = 0xffff_ffffL;

    private final Jdbi database;

    OriginalSubjects(Jdbi database) {
        this.database = database;
    }

    /** A digest is the beginning of an id, so that the primary key finds it. */
    Optional<String> of(CampaignDigest digest) {
        long upperHalf = (long) digest.value() << 32;
        return database.withHandle(handle -> handle.createQuery(
                        "select subject from campaign where id between :first and :last order by id limit 1")
                .bind("first", new UUID(upperHalf, 0))
                .bind("last", new UUID(upperHalf | LOWER_HALF, -1))
                .mapTo(String.class)
                .findFirst());
    }
}
