package org.tocsin.tokens;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class SealingTest {

    private static final byte[] TEXT = "Subject: private".getBytes(StandardCharsets.UTF_8);

    private final Sealing sealing = new Sealing(() -> key('a', 1));

    @Test
    void textComesBackForItsPurpose() {
        byte[] sealed = sealing.seal("raw-mail", TEXT);

        assertArrayEquals(TEXT, sealing.open("raw-mail", sealed).orElseThrow());
        assertEquals(Optional.empty(), sealing.open("other", sealed));
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("private"));
    }

    @Test
    void changedOrCutTextOpensNoMore() {
        byte[] sealed = sealing.seal("raw-mail", TEXT);
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertEquals(Optional.empty(), sealing.open("raw-mail", changed));
            assertEquals(Optional.empty(), sealing.open("raw-mail", Arrays.copyOf(sealed, at)));
        }
    }

    @Test
    void olderKeyStillOpens() {
        byte[] sealed = sealing.seal("raw-mail", TEXT);
        Sealing rotated = new Sealing(() -> key('b', 2) + "," + key('a', 1));

        assertArrayEquals(TEXT, rotated.open("raw-mail", sealed).orElseThrow());
    }

    private static String key(char kid, int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return kid + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
