package org.tocsin.preference.confirming;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

import org.tocsin.events.wire.SubscriberState;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.sharing.Contact;
import org.tocsin.preference.sharing.FollowConsent;

/**
 * Finds the contact of whoever said yes to a sponsor after signing up: nobody's is kept before, and registration tells of them
 * only when they change.
 */
@ApplicationScoped
class FindContacts {

    private final FollowConsent followConsent;
    private final SubscriberLog log;

    FindContacts(FollowConsent followConsent, SubscriberLog log) {
        this.followConsent = followConsent;
        this.log = log;
    }

    /** A failure is logged by the scheduler, and the next run tries again. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void find() {
        Set<String> missing = QuarkusTransaction.requiringNew().call(followConsent::withoutContact).stream()
                .map(SubscriberId::toString)
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            List<Contact> found = log.newest(missing).values().stream()
                    .map(FindContacts::contact)
                    .toList();
            QuarkusTransaction.requiringNew().run(() -> followConsent.told(found));
        }
    }

    static Contact contact(SubscriberState state) {
        return new Contact(
                new SubscriberId(state.subscriberId()), state.version(), state.email(), state.name(), state.locale());
    }
}
