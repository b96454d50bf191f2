package org.tocsin.tokens;

import java.time.Clock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Tokens without a container. */
public final class TokensForTests {

    private static final TokenSettings SETTINGS = () -> "a:b25seS1mb3ItdGhlLXRlc3RzLW9ubHktZm9yLXRoZS10";

    private static final Trespasses TRESPASSES = new Trespasses(new SimpleMeterRegistry(), Clock.systemUTC());

    private TokensForTests() {}

    public static SubscriptionLinks links() {
        return new SubscriptionLinks(new LinkTokens(SETTINGS, TRESPASSES));
    }

    public static MailTokens addresses() {
        return new MailTokens(SETTINGS, TRESPASSES);
    }
}
