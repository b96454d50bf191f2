package org.tocsin.mailing.smtp;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OctetsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a.b",
                "\n.",
                "1234567\n.",
                "12345678.\r\n.\r\n..",
                "long line of text\r\n.end",
                "/.\n/..-"
            })
    void leadingDotsAreFoundWhereverTheyStand(String text) {
        byte[] content = text.getBytes(StandardCharsets.US_ASCII);
        for (int from = 0; from <= content.length; from++) {
            assertEquals(octetByOctet(content, from), Octets.leadingDot(content, from));
        }
    }

    @Test
    void oneEightBitOctetIsFoundAtEveryPlace() {
        for (int place = 0; place < 20; place++) {
            byte[] content = new byte[20];
            assertFalse(Octets.anyEightBit(content));
            content[place] = (byte) 0x80;
            assertTrue(Octets.anyEightBit(content));
        }
    }

    private static int octetByOctet(byte[] content, int from) {
        for (int i = from; i < content.length; i++) {
            if (content[i] == '.' && (i == 0 || content[i - 1] == '\n')) {
                return i;
            }
        }
        return content.length;
    }
}
