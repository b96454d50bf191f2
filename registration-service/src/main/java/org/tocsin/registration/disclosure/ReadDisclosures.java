package org.tocsin.registration.disclosure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.registration.disclosure.Disclosure.Decision;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.subscriber.Confirmed;

/** The register as operators see it, with readers' addresses masked. */
@ApplicationScoped
class ReadDisclosures {

    private static final int MOST = 200;
    private static final int ON_A_PAGE = 50;

    private final Disclosures disclosures;
    private final Subscribers subscribers;

    ReadDisclosures(Disclosures disclosures, Subscribers subscribers) {
        this.disclosures = disclosures;
        this.subscribers = subscribers;
    }

    /** The first page: what nobody has decided, and the newest that was. */
    @Transactional
    RegisterPage newest() {
        RegisterPage decided = decided(Optional.empty());
        return decided.after(
                disclosures.undecided(MOST).stream().map(this::entry).toList());
    }

    /** A further page; empty when there is no such entry to go on from. */
    @Transactional
    Optional<RegisterPage> before(UUID entry) {
        return disclosures.knows(entry) ? Optional.of(decided(Optional.of(entry))) : Optional.empty();
    }

    private RegisterPage decided(Optional<UUID> before) {
        List<DisclosureEntry> oneMore = disclosures.decidedBefore(before, ON_A_PAGE + 1).stream()
                .map(this::entry)
                .toList();
        return RegisterPage.of(oneMore, ON_A_PAGE);
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
