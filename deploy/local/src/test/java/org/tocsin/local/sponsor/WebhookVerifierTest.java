package org.tocsin.local.sponsor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** With the example that libraries of Standard Webhooks are tested with. */
class WebhookVerifierTest {

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String SENT = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String BODY = "{\"test\": 2432232314}";

    private static final Instant THEN = Instant.ofEpochSecond(1614265330);

    @Test
    void genuineCallIsTaken() {
        assertTrue(at(THEN).isGenuine(ID, SENT, SIGNATURE, BODY));
        assertTrue(at(THEN).isGenuine(ID, SENT, "v1,b3RoZXI= " + SIGNATURE, BODY));
    }

    @Test
    void whateverWasChangedIsNot() {
        assertFalse(at(THEN).isGenuine("msg_other", SENT, SIGNATURE, BODY));
        assertFalse(at(THEN).isGenuine(ID, "1614265331", SIGNATURE, BODY));
        assertFalse(at(THEN).isGenuine(ID, "soon", SIGNATURE, BODY));
        assertFalse(at(THEN).isGenuine(ID, SENT, "", BODY));
        assertFalse(at(THEN).isGenuine(ID, SENT, SIGNATURE, BODY + " "));
    }

    @Test
    void callThatSomebodyKeptIsNotTakenLater() {
        assertFalse(at(THEN.plus(Duration.ofMinutes(6))).isGenuine(ID, SENT, SIGNATURE, BODY));
    }

    private static WebhookVerifier at(Instant now) {
        return new WebhookVerifier("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Clock.fixed(now, ZoneOffset.UTC));
    }
}
