package org.tocsin.registration.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.signup.Language;
import org.tocsin.registration.signup.PersonName;

/** Has proved that the address is theirs. The requests are the newest ten that were confirmed, newest last. */
public record Confirmed(
        SubscriberId id,
        long version,
        EmailAddress email,
        Optional<PersonName> name,
        Language language,
        Instant confirmedAt,
        List<ConfirmedRequest> requests)
        implements Subscriber {

    static final long FIRST_VERSION = 1;

    /** As many requests as events carry: enough for a consumer that was away, and no growth without bound. */
    public static final int REQUESTS_KEPT = 10;

    public Confirmed {
        requests = List.copyOf(requests);
    }

    @Override
    public Confirmed accept(ConfirmedRequest request) {
        return new Confirmed(
                id,
                version + 1,
                request.signUp().email(),
                request.signUp().name().or(() -> name),
                request.signUp().language(),
                confirmedAt,
                newest(request));
    }

    /** Gets mail at another address, whose owner said so. */
    public Confirmed movedTo(EmailAddress newEmail) {
        return new Confirmed(id, version + 1, newEmail, name, language, confirmedAt, requests);
    }

    /** Wants mail in another language. */
    public Confirmed reading(Language newLanguage) {
        return new Confirmed(id, version + 1, email, name, newLanguage, confirmedAt, requests);
    }

    /** Takes the name that its owner wants to go by; empty for none. */
    public Confirmed named(Optional<PersonName> newName) {
        return new Confirmed(id, version + 1, email, newName, language, confirmedAt, requests);
    }

    /** Is told of once more, since what they had open is over. */
    public Confirmed signedOut() {
        return new Confirmed(id, version + 1, email, name, language, confirmedAt, requests);
    }

    /** True for somebody who has only just joined. */
    public boolean isNew() {
        return version == FIRST_VERSION;
    }

    private List<ConfirmedRequest> newest(ConfirmedRequest added) {
        List<ConfirmedRequest> all =
                Stream.concat(requests.stream(), Stream.of(added)).toList();
        return all.subList(Math.max(0, all.size() - REQUESTS_KEPT), all.size());
    }
}
