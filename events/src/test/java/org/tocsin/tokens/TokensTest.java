package org.tocsin.tokens;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TokensTest {

    private static final UUID SUBSCRIBER = UUID.fromString("0b0e7c52-7a7e-4c39-9d43-3e1f5c2b9a10");
    private static final UUID CAMPAIGN = UUID.fromString("f1f2f3f4-7a7e-4c39-9d43-3e1f5c2b9a10");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String KEY_A = key('a', 1);
    private static final String KEY_B = key('b', 2);

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Trespasses trespasses = new Trespasses(metrics, Clock.systemUTC());
    private final LinkTokens links = links(KEY_A);
    private final SubscriptionLinks subscriptions = new SubscriptionLinks(links);
    private final MailTokens addresses = new MailTokens(() -> KEY_A, trespasses);

    private LinkTokens links(String keys) {
        return new LinkTokens(() -> keys, trespasses);
    }

    private static String key(char kid, int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return kid + ":" + Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void linkSaysWhatItWasMintedFor() {
        var reference = new SubscriptionReference(SUBSCRIBER, "security-alerts", DAY);

        String token = subscriptions.mint(Purpose.UNSUBSCRIBE, reference);

        assertEquals(Optional.of(reference), subscriptions.open(Purpose.UNSUBSCRIBE, token));
    }

    @Test
    void linkOfOnePurposeOpensNoOther() {
        String token =
                subscriptions.mint(Purpose.UNSUBSCRIBE, new SubscriptionReference(SUBSCRIBER, "newsletter", DAY));

        assertEquals(Optional.empty(), subscriptions.open(Purpose.RESUBSCRIBE, token));
        assertEquals(
                Optional.empty(),
                subscriptions.open(Purpose.RESUBSCRIBE, token.replace(".unsubscribe.", ".resubscribe.")));
    }

    @Test
    void noChangedCharacterPasses() {
        String token = links.mint(Purpose.CONFIRM, new byte[] {1, 2, 3, 4});
        for (int at = 0; at < token.length(); at++) {
            for (char other : new char[] {'A', 'b', '_', '.', '=', ' ', '\n', 'é'}) {
                String changed = token.substring(0, at) + other + token.substring(at + 1);
                assertEquals(
                        token.equals(changed),
                        links.open(Purpose.CONFIRM, changed).isPresent(),
                        changed);
            }
            assertEquals(Optional.empty(), links.open(Purpose.CONFIRM, token.substring(0, at)));
        }
        assertEquals(Optional.empty(), links.open(Purpose.CONFIRM, token + "="));
        assertEquals(Optional.empty(), links.open(Purpose.CONFIRM, token + "A"));
    }

    @Test
    void tokenThatIsNotOursIsCountedByWhatItWasFor() {
        String confirm = links.mint(Purpose.CONFIRM, new byte[] {7});

        links.open(Purpose.CONFIRM, confirm);
        links.open(Purpose.SESSION, "");
        links.open(Purpose.SESSION, confirm);
        links.open(Purpose.UNSUBSCRIBE, "x");
        links.open(Purpose.UNSUBSCRIBE, confirm.replace(".confirm.", ".unsubscribe."));

        links(KEY_B).open(Purpose.CONFIRM, confirm);
        addresses.open(addresses
                .localPart(MailFunction.REPLY, SUBSCRIBER, "newsletter", CAMPAIGN, DAY)
                .replaceFirst("r", "u"));
        addresses.open("reader");

        assertEquals(0, trespasses("confirm"));
        assertEquals(1, trespasses("old-key"));
        assertEquals(1, trespasses("mail-address"));
        assertEquals(1, trespasses("session"));
        assertEquals(2, trespasses("unsubscribe"));
    }

    private double trespasses(String what) {
        return metrics.counter("tocsin.trespasses", "what", what).count();
    }

    @Test
    void oldKeyOpensAndNewKeyMints() {
        String old = links.mint(Purpose.CONFIRM, new byte[] {7});
        LinkTokens rotated = links(KEY_B + ", " + KEY_A);

        assertTrue(rotated.open(Purpose.CONFIRM, old).isPresent());
        assertTrue(rotated.mint(Purpose.CONFIRM, new byte[] {7}).startsWith("b."));
        assertEquals(Optional.empty(), links(KEY_B).open(Purpose.CONFIRM, old), "its key is no longer kept");
    }

    @Test
    void addressFitsALocalPartAndSurvivesUpperCase() {
        String localPart = addresses.localPart(MailFunction.REPLY, SUBSCRIBER, "security-alerts", CAMPAIGN, DAY);

        MailReference opened =
                addresses.open(localPart.toUpperCase(Locale.ROOT)).orElseThrow();

        assertEquals(61, localPart.length());
        assertEquals(SUBSCRIBER, opened.subscriber());
        assertEquals(DAY, opened.day());
        assertEquals(MailFunction.REPLY, opened.function());
        assertTrue(
                opened.topic().matches("security-alerts") && opened.campaign().matches(CAMPAIGN));
    }

    @Test
    void addressWithOneBitFlippedIsNone() {
        String localPart = addresses.localPart(MailFunction.REPLY, SUBSCRIBER, "newsletter", CAMPAIGN, DAY);
        String alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        for (int at = 3; at < localPart.length(); at++) {
            for (int bit = 0; bit < 5; bit++) {
                char flipped = alphabet.charAt(alphabet.indexOf(localPart.charAt(at)) ^ (1 << bit));
                String changed = localPart.substring(0, at) + flipped + localPart.substring(at + 1);
                assertEquals(Optional.empty(), addresses.open(changed));
            }
        }
        assertEquals(Optional.empty(), addresses.open("b" + localPart.substring(1)), "another function");
    }

    @Test
    void everyValueHasOneSpelling() {
        Random random = new Random(42);
        for (int round = 0; round < 1_000; round++) {
            byte[] octets = new byte[36];
            random.nextBytes(octets);
            if (round % 3 == 0) {
                Arrays.fill(octets, 0, 9, (byte) 0);
            }
            assertEquals(
                    Arrays.toString(octets),
                    Arrays.toString(Base32.decode(Base32.encode(octets), 36).orElseThrow()));
        }
    }

    @Test
    void shortOrMalformedKeyStopsTheStartWithoutBeingShown() {
        for (String setting : new String[] {
            "", "a:", "a:c2hvcnQ=", "A:" + KEY_A.substring(2), "a:***", KEY_A + ",", KEY_A + "," + KEY_A
        }) {
            var refused = assertThrows(IllegalArgumentException.class, () -> TokenKeys.parse(setting), setting);
            assertTrue(refused.getMessage().startsWith("tocsin.tokens.keys"));
            assertEquals(-1, refused.getMessage().indexOf("c2hvcnQ"));
        }
    }

    @Test
    void publishedKeyIsNotForProduction() {
        for (String key : new String[] {"only-for-development-only-for-dev", "x".repeat(40)}) {
            String setting = "b:" + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
            TokenKeys ring = TokenKeys.parse(setting);
            var refused = assertThrows(IllegalArgumentException.class, ring::refusePublished);
            assertTrue(refused.getMessage().startsWith("tocsin.tokens.keys: key b"), refused.getMessage());
        }
    }
}
