package org.tocsin.preference.confirming;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.events.Received;
import org.tocsin.events.wire.ConfirmedRequest;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Preferences;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.consent.Wording;
import org.tocsin.preference.decisions.RecordDecisions;
import org.tocsin.preference.ledger.Decided;
import org.tocsin.preference.postgres.People;
import org.tocsin.preference.sharing.Contact;
import org.tocsin.preference.sharing.FollowConsent;
import org.tocsin.preference.sharing.ModelReader;

/** Does to many readers, in one transaction, what otherwise happens to each in one of its own; and to the model as well. */
@ApplicationScoped
public class HistorySteps {

    private final ApplyConfirmedRequests applyConfirmedRequests;
    private final RecordDecisions recordDecisions;
    private final FollowConsent followConsent;
    private final People people;
    private final Clock clock;

    HistorySteps(
            ApplyConfirmedRequests applyConfirmedRequests,
            RecordDecisions recordDecisions,
            FollowConsent followConsent,
            People people,
            Clock clock) {
        this.applyConfirmedRequests = applyConfirmedRequests;
        this.recordDecisions = recordDecisions;
        this.followConsent = followConsent;
        this.people = people;
        this.clock = clock;
    }

    /** Registration tells of them, under a new address, and of the sponsors that they have just confirmed. */
    public void tell(List<ModelReader> readers, Function<ModelReader, List<String>> sponsors) {
        applyConfirmedRequests.apply(readers.stream()
                .map(reader -> {
                    reader.version++;
                    List<String> confirmed = sponsors.apply(reader);
                    reader.toldOf();
                    ConfirmedRequest request =
                            ConfirmedReaders.request(clock.instant(), List.of("newsletter"), confirmed);
                    return new Received<>(UUID.randomUUID(), reader.id, Optional.of(state(reader, request)));
                })
                .toList());
    }

    public void erase(List<ModelReader> readers) {
        readers.forEach(ModelReader::erase);
        applyConfirmedRequests.apply(readers.stream()
                .map(reader -> new Received<SubscriberState>(UUID.randomUUID(), reader.id, Optional.empty()))
                .toList());
    }

    @Transactional
    public void withdraw(List<ModelReader> readers, String sponsor) {
        decide(ids(readers), (held, act) -> held.leave(Set.of(Purpose.sponsor(sponsor)), act)
                .decisions());
        readers.forEach(reader -> reader.withdraw(sponsor));
    }

    /** As on the preferences page, before the contact is found. */
    @Transactional
    public void consentWithoutContact(UUID subscriber, String sponsor) {
        decide(List.of(new SubscriberId(subscriber)), (held, act) -> held.grant(Set.of(Purpose.sponsor(sponsor)), act));
    }

    /** The contact of three in four is found at once. */
    @Transactional
    public void consent(List<ModelReader> readers, String sponsor, Random random) {
        decide(ids(readers), (held, act) -> held.grant(Set.of(Purpose.sponsor(sponsor)), act));
        readers.forEach(reader -> reader.consents.add(sponsor));
        List<ModelReader> found =
                readers.stream().filter(reader -> random.nextInt(4) > 0).toList();
        found.forEach(ModelReader::toldOf);
        followConsent.told(found.stream()
                .map(reader -> new Contact(
                        new SubscriberId(reader.id), reader.version, reader.email(), Optional.of("Reader"), "en"))
                .toList());
    }

    private void decide(List<SubscriberId> readers, BiFunction<Preferences, Act, List<Decision>> decisions) {
        Act act = new Act(clock.instant(), Way.PREFERENCES, Wording.NONE, UUID.randomUUID());
        recordDecisions.record(people.lock(readers).stream()
                .map(person -> new Decided(person, decisions.apply(person.preferences(), act)))
                .toList());
    }

    private static List<SubscriberId> ids(List<ModelReader> readers) {
        return readers.stream().map(reader -> new SubscriberId(reader.id)).toList();
    }

    private static SubscriberState state(ModelReader reader, ConfirmedRequest request) {
        return new SubscriberState(
                reader.id,
                reader.version,
                reader.email(),
                Optional.of("Reader"),
                "en",
                request.confirmedAt(),
                List.of(request));
    }
}
