package org.tocsin.preference.texts;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.tocsin.preference.ledger.Hash;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PageTest {

    /** Edited a page? Give it a new version in {@link Page}, and put that and the new hash in the place of the old here. */
    private static final Map<String, String> TEXTS = Map.of(
            "unsubscribe-page-1", "9148295edca43ea9712901dd5f54507a45f2c0a5d609300f0667d2591d8bbd45",
            "preferences-page-3", "106e724356c437b89432cac1b37852e77726ea39bf6bb0ac6566634a73fa276f",
            "resubscribe-page-1", "c465dd40d306fd36dfca5d2b0070be6bf0193e189f87719f4d879776e00cf150");

    @Test
    void textOfEachVersionIsTheOneItWasGivenTo() {
        assertEquals(
                TEXTS,
                Arrays.stream(Page.values()).collect(Collectors.toMap(Page::version, page -> hash(page.template())
                        .hex())));
    }

    private static Hash hash(String template) {
        try (InputStream text = PageTest.class.getResourceAsStream("/templates/" + template)) {
            return Hash.digest(text.readAllBytes());
        } catch (IOException unreadable) {
            throw new IllegalStateException(template, unreadable);
        }
    }
}
