package org.tocsin.tokens;

/** Tokens without a container. */
public final class TokensForTests {

    private static final TokenSettings SETTINGS = () -> "a:b25seS1mb3ItdGhlLXRlc3RzLW9ubHktZm9yLXRoZS10";

    private TokensForTests() {}

    public static SubscriptionLinks links() {
        return new SubscriptionLinks(new LinkTokens(SETTINGS));
    }

    public static MailTokens addresses() {
        return new MailTokens(SETTINGS);
    }
}
