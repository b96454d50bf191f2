package org.tocsin.registration.disclosure;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.registration.disclosure.Disclosure.Decision;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;

/** The register as operators see it, with readers' addresses masked. */
@ApplicationScoped
class ReadDisclosures {

    private static final int MOST = 200;

    private final Disclosures disclosures;
    private final Subscribers subscribers;

    ReadDisclosures(Disclosures disclosures, Subscribers subscribers) {
        this.disclosures = disclosures;
        this.subscribers = subscribers;
    }

    @Transactional
    List<DisclosureEntry> newest() {
        return disclosures.newest(MOST).stream().map(this::entry).toList();
    }

    @Transactional
    DisclosureEntry entry(Disclosure disclosure) {
        return new DisclosureEntry(
                disclosure.id(),
                disclosure.state(),
                subscribers
                        .find(disclosure.subscriber())
                        .filter(Confirmed.class::isInstance)
                        .map(Confirmed.class::cast)
                        .map(reader -> reader.email().masked()),
                disclosure.demand().authority(),
                disclosure.demand().legalBasis(),
                disclosure.demand().fields().stream().map(DisclosedField::word).toList(),
                disclosure.silence().map(Disclosure.Silence::reason),
                disclosure.silence().map(Disclosure.Silence::until),
                disclosure.askedBy(),
                disclosure.askedAt(),
                disclosure.decision().map(Decision::by),
                disclosure.decision().map(Decision::at),
                disclosure.given());
    }
}
