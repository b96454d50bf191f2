package org.tocsin.mailing.inbound.receiving;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
class MailUnderOldKeysTest {

    private static final byte[] ANOTHER = new byte[4];
    private static final byte[] NOW = {0, 0, 0, 1};

    @Inject
    MailUnderOldKeys old;

    @Inject
    MailSealing sealing;

    @Inject
    RawMail rawMail;

    @Inject
    Jdbi database;

    private final String text = "Subject: a question\r\n\r\nI am " + UUID.randomUUID();

    @BeforeEach
    void mailIsKept() {
        database.useHandle(handle -> {
            handle.execute("delete from inbound_raw where substring(heading from 1 for 1) = '\\x01'");
            handle.execute(
                    "insert into inbound_raw (message_hash, received_at, heading, raw) values (sha256(?), now(), ?, ?)",
                    octets(text),
                    sealing.seal("inbound-heading", octets("a question")),
                    sealing.seal("inbound-message", octets(text)));
        });
    }

    @Test
    void mailThatIsKeptWhileTheDataKeyChangesCanStillBeRead() {
        byte[] heading = stored("heading");
        byte[] raw = stored("raw");
        assertEquals(1, old.left(ANOTHER));

        assertEquals(1, QuarkusTransaction.requiringNew().call(() -> old.sealAgain(ANOTHER)));

        assertFalse(Arrays.equals(heading, stored("heading")));
        assertFalse(Arrays.equals(raw, stored("raw")));
        assertEquals("a question", rawMail.subject(stored("heading")).orElseThrow());
        assertEquals(text, new String(rawMail.open(stored("raw")).orElseThrow(), StandardCharsets.UTF_8));
    }

    @Test
    void mailUnderTheKeyThatSealsNowIsLeftAlone() {
        assertEquals(0, old.left(NOW));
        assertEquals(0, QuarkusTransaction.requiringNew().call(() -> old.sealAgain(NOW)));
    }

    private byte[] stored(String column) {
        return database.withHandle(
                handle -> handle.createQuery("select " + column + " from inbound_raw where message_hash = sha256(?)")
                        .bind(0, octets(text))
                        .mapTo(byte[].class)
                        .one());
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
