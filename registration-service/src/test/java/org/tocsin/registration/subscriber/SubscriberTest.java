package org.tocsin.registration.subscriber;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.signup.Language;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.signup.SignUp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SubscriberTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration LINK_LIFE = Duration.ofDays(3);
    private static final SubscriberId ADA = SubscriberId.random();

    @Test
    void theFirstConfirmedRequestMakesASubscriber() {
        ConfirmedRequest request = confirmed(request("Ada"), NOON.plusSeconds(60));

        Confirmed subscriber = new Pending(ADA).accept(request);

        assertTrue(subscriber.isNew());
        assertEquals(1, subscriber.version());
        assertEquals(NOON.plusSeconds(60), subscriber.confirmedAt());
        assertEquals(List.of(request), subscriber.requests());
    }

    @Test
    void everyFurtherRequestMakesAVersion() {
        Confirmed before = new Pending(ADA).accept(confirmed(request("Ada"), NOON));

        Confirmed after = before.accept(confirmed(request(""), NOON.plusSeconds(1)));

        assertEquals(2, after.version());
        assertEquals(NOON, after.confirmedAt(), "confirmed once, at the first time");
        assertEquals(Optional.of(new PersonName("Ada")), after.name(), "a name that is left out stays");
        assertEquals(2, after.requests().size());
    }

    @Test
    void theNewestTenRequestsAreKept() {
        Confirmed subscriber = new Pending(ADA).accept(confirmed(request("Ada"), NOON));
        for (int second = 1; second <= 11; second++) {
            subscriber = subscriber.accept(confirmed(request("Ada"), NOON.plusSeconds(second)));
        }

        assertEquals(10, subscriber.requests().size());
        assertEquals(NOON.plusSeconds(2), subscriber.requests().get(0).confirmedAt());
        assertEquals(NOON.plusSeconds(11), subscriber.requests().get(9).confirmedAt());
        assertEquals(12, subscriber.version());
    }

    @Test
    void linkConfirmsUntilItsLastMoment() {
        PendingRequest request = request("Ada");
        assertInstanceOf(Confirmation.Accepted.class, request.confirm(NOON.plus(LINK_LIFE)));
    }

    @Test
    void expiredLinkDoesNotConfirm() {
        PendingRequest request = request("Ada");
        assertEquals(
                new Confirmation.Expired(request),
                request.confirm(NOON.plus(LINK_LIFE).plusMillis(1)));
    }

    @Test
    void aSecondClickChangesNothingEvenWhenTheLinkHasExpired() {
        ConfirmedRequest request = confirmed(request("Ada"), NOON.plusSeconds(60));
        assertEquals(
                new Confirmation.Repeated(request),
                request.confirm(NOON.plus(LINK_LIFE).plusSeconds(1)));
    }

    @Test
    void requestIdsTravelAsSixteenOctets() {
        RequestId id = RequestId.random();
        assertEquals(Optional.of(id), RequestId.fromOctets(id.toOctets()));
        assertEquals(Optional.empty(), RequestId.fromOctets(new byte[15]));
    }

    private static PendingRequest request(String name) {
        SignUp signUp = new SignUp(
                new EmailAddress("ada@readers.example"),
                name.isEmpty() ? Optional.empty() : Optional.of(new PersonName(name)),
                new Language("en"),
                List.of("security-alerts"),
                List.of());
        Asked asked = new Asked(signUp, Channel.FORM, "2026-11-23", NOON);
        return new PendingRequest(RequestId.random(), ADA, asked, NOON.plus(LINK_LIFE));
    }

    private static ConfirmedRequest confirmed(PendingRequest request, Instant now) {
        return assertInstanceOf(Confirmation.Accepted.class, request.confirm(now))
                .request();
    }
}
