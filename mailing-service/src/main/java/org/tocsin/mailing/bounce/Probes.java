package org.tocsin.mailing.bounce;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.tokens.CampaignDigest;

/** The probes that are on their way. */
@ApplicationScoped
public class Probes {

    private final Jdbi database;

    Probes(Jdbi database) {
        this.database = database;
    }

    /** The probe to this reader that a token came with. */
    public Optional<UUID> find(UUID subscriber, CampaignDigest digest) {
        return database.withHandle(handle -> handle
                .createQuery("select probe_id from bounce_score where subscriber_id = :reader and probe_id is not null")
                .bind("reader", subscriber)
                .mapTo(UUID.class)
                .stream()
                .filter(digest::matches)
                .findFirst());
    }
}
