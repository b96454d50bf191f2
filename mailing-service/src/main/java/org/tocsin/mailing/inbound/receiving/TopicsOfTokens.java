package org.tocsin.mailing.inbound.receiving;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.catalogue.CatalogueSettings;
import org.tocsin.tokens.MailReference;

/** Finds the topic behind the digest in a token: among all that are offered, then among the reader's own, which may not be offered any more. */
@ApplicationScoped
class TopicsOfTokens {

    private final Jdbi database;
    private final List<String> catalogue;

    TopicsOfTokens(Jdbi database, CatalogueSettings settings) {
        this.database = database;
        this.catalogue = settings.topicIds();
    }

    /** Nothing if the topic is not known any more; leaving then means leaving them all, since a token can only remove. */
    Optional<String> of(MailReference reference) {
        return matching(catalogue, reference).or(() -> matching(ofReader(reference), reference));
    }

    private static Optional<String> matching(List<String> topics, MailReference reference) {
        return topics.stream().filter(reference.topic()::matches).findFirst();
    }

    private List<String> ofReader(MailReference reference) {
        return database.withHandle(
                handle -> handle.createQuery("select topic from preference where subscriber_id = :subscriber")
                        .bind("subscriber", reference.subscriber())
                        .mapTo(String.class)
                        .list());
    }
}
