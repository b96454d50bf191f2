package org.tocsin.tokens;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Tokens without a container. */
public final class TokensForTests {

    private static final TokenSettings SETTINGS = () -> "a:b25seS1mb3ItdGhlLXRlc3RzLW9ubHktZm9yLXRoZS10";

    private TokensForTests() {}

    public static SubscriptionLinks links() {
        return new SubscriptionLinks(new LinkTokens(SETTINGS, new Trespasses(new SimpleMeterRegistry())));
    }

    public static MailTokens addresses() {
        return new MailTokens(SETTINGS);
    }
}
