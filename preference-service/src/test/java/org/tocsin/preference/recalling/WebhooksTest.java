package org.tocsin.preference.recalling;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WebhooksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void sponsorMayHaveTwoSecretsWhileOneIsReplaced() {
        List<Webhook> webhooks = Webhooks.parse(
                "one=https://one.example/recalls, two=https://two.example/",
                "one:" + SECRET + ",two:" + SECRET + ",one:" + SECRET,
                false);

        assertEquals(
                List.of("one", "two"), webhooks.stream().map(Webhook::sponsor).toList());
        assertEquals(2, webhooks.get(0).secrets().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one=http://one.example/",
                "one=file:///etc/passwd",
                "one=https:///path",
                "one=https://user:password@one.example/",
                "one=https://one.example/#part",
                "one=not an address",
                "https://one.example/",
            })
    void addressThatMustNotBeCalledStopsTheStart(String webhooks) {
        String said = assertThrows(
                        IllegalArgumentException.class, () -> Webhooks.parse(webhooks, "one:" + SECRET, false))
                .getMessage();

        assertTrue(said.startsWith("tocsin.recalls.webhooks: "), said);
    }

    @Test
    void plainHttpIsForWhoAsksForIt() {
        assertEquals(
                1,
                Webhooks.parse("one=http://localhost:9/", "one:" + SECRET, true).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two:whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "one:short", "whsec_alone"})
    void webhookWithoutASecretStopsTheStart(String secrets) {
        String said = assertThrows(
                        IllegalArgumentException.class,
                        () -> Webhooks.parse("one=https://one.example/", secrets, false))
                .getMessage();

        assertTrue(said.startsWith("tocsin.recalls.secrets: "), said);
    }
}
