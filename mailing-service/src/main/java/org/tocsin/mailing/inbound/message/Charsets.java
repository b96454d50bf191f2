package org.tocsin.mailing.inbound.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns octets into text whatever their label claims; a label is believed only as far as the octets agree. */
final class Charsets {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    /** What programs write that mean another: Python's, Windows's and old mail programs' own words. */
    private static final Map<String, String> MISNAMED = Map.of(
            "eucgb2312_cn", "gb18030",
            "big5_tw", "big5",
            "euc_kr", "euc-kr",
            "euc_jp", "euc-jp",
            "iso-8859-8-i", "iso-8859-8",
            "iso-8859-6-i", "iso-8859-6",
            "iso-2022-jp-ms", "iso-2022-jp",
            "cp932", "windows-31j",
            "ansi_x3.110-1983", "windows-1252",
            "latin-1", "windows-1252");

    /** {@link Charset#forName} looks through the class path for every name it does not know; strangers name many. */
    private static final Map<String, Charset> NAMED = names();

    private Charsets() {}

    /** UTF-8 for a missing or unknown name: {@link #decode} falls back by itself when that does not fit. */
    static Charset named(String name) {
        return name == null
                ? StandardCharsets.UTF_8
                : NAMED.getOrDefault(name.strip().toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
    }

    private static Map<String, Charset> names() {
        Map<String, Charset> names = new HashMap<>();
        for (Charset charset : Charset.availableCharsets().values()) {
            names.put(charset.name().toLowerCase(Locale.ROOT), charset);
            charset.aliases().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), charset));
        }
        // A small runtime may lack the charsets of the Far East.
        MISNAMED.forEach((alias, name) ->
                Optional.ofNullable(names.get(name)).ifPresent(known -> names.putIfAbsent(alias, known)));
        return Map.copyOf(names);
    }

    static String decode(byte[] bytes, Charset charset) {
        // US-ASCII is claimed for nearly everything; UTF-8 includes it.
        Charset claimed = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        return strictly(bytes, claimed)
                .or(() -> UnlabelledText.decode(bytes))
                .orElseGet(() -> new String(bytes, WINDOWS));
    }

    /** Octets in a header are UTF-8 (RFC 6532) if they can be, else whatever the text is in. */
    static String decodeHeader(byte[] bytes, Charset charset) {
        return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> decode(bytes, charset));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException untrue) {
            return Optional.empty();
        }
    }
}
