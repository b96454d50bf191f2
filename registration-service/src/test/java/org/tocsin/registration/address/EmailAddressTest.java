package org.tocsin.registration.address;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@readers.example, ada@readers.example",
        "Ada.Lovelace+News@Readers.EXAMPLE, Ada.Lovelace+News@readers.example",
        "'  ada@readers.example ', ada@readers.example",
        "o'brien@readers.example, o'brien@readers.example",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@BÜCHER.example, ada@xn--bcher-kva.example",
        "ada@faß.example, ada@xn--fa-hia.example",
        "ada@例え.example, ada@xn--r8jz45g.example",
        "ada@readers。example, ada@readers.example",
    })
    void oneMailboxHasOneSpelling(String typed, String normalised) {
        assertEquals(Optional.of(normalised), EmailAddress.parse(typed).map(EmailAddress::value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@readers.example",
                "ada@",
                "ada@localhost",
                "ada@@readers.example",
                "ada@readers..example",
                "ada@-readers.example",
                "ada@readers.example.",
                "ada@readers_.example",
                "ada@[192.0.2.1]",
                "ada@192.0.2.1",
                ".ada@readers.example",
                "ada..b@readers.example",
                "ada lovelace@readers.example",
                "ada@readers.example, eve@readers.example",
                "ada@readers.example\n",
                "ada@readers.example\r\nBcc: eve@readers.example",
                "ada\u0000@readers.example",
                "Ada <ada@readers.example>",
                "<ada@readers.example>",
                "ada(comment)@readers.example",
                "\"ada lovelace\"@readers.example",
                "ädä@readers.example",
                "@relay.example:ada@readers.example",
                "ada@xn--a.example",
            })
    void whatNobodyCanBeMailedAtIsRefused(String typed) {
        assertEquals(Optional.empty(), EmailAddress.parse(typed));
    }

    @Test
    void aLocalPartHasAtMost64Characters() {
        assertTrue(EmailAddress.parse("l".repeat(64) + "@readers.example").isPresent());
        assertTrue(EmailAddress.parse("l".repeat(65) + "@readers.example").isEmpty());
    }

    @Test
    void anAddressHasAtMost254Characters() {
        String rest = "@" + "d".repeat(60) + "." + "d".repeat(60) + "." + "d".repeat(60) + ".example";
        assertTrue(EmailAddress.parse("l".repeat(254 - rest.length()) + rest).isPresent());
        assertTrue(EmailAddress.parse("l".repeat(255 - rest.length()) + rest).isEmpty());
    }

    @Test
    void aDomainThatGrowsTooLongAsAnALabelIsRefused() {
        assertTrue(EmailAddress.parse("ada@" + "ü".repeat(63) + ".example").isEmpty());
    }

    @Test
    void twoSpellingsThatDifferInCaseAreOneIdentity() {
        assertEquals("ada@readers.example", new EmailAddress("ADA@Readers.Example").identity());
    }

    @ParameterizedTest
    @CsvSource({
        "Ada+one@readers.example, ada@readers.example",
        "ada+one+two@readers.example, ada@readers.example",
        "+ada@readers.example, +ada@readers.example",
        "ada@readers.example, ada@readers.example",
    })
    void tagsDoNotMakeAnotherMailbox(String typed, String mailbox) {
        assertEquals(mailbox, new EmailAddress(typed).mailbox());
    }

    @Test
    void anAddressDoesNotSlipIntoLogs() {
        assertFalse(new EmailAddress("ada@readers.example").toString().contains("ada"));
        String message = assertThrows(IllegalArgumentException.class, () -> new EmailAddress("ada@localhost"))
                .getMessage();
        assertFalse(message.contains("ada"));
    }
}
