package org.tocsin.mailing.inbound.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Turns octets into text whatever their label claims; a label is believed only as far as the octets agree. */
final class Charsets {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Charsets() {}

    /** UTF-8 for a missing or unknown name: {@link #decode} falls back by itself when that does not fit. */
    static Charset named(String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException | NullPointerException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    static String decode(byte[] bytes, Charset charset) {
        // US-ASCII is claimed for nearly everything; UTF-8 includes it.
        Charset claimed = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        try {
            return claimed.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException untrue) {
            return new String(bytes, WINDOWS);
        }
    }
}
