package org.tocsin.mailing.inbound.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/**
 * A header field before its charset is known. Many write their national charset straight into the header; the only
 * hint to which one is then the charset of the text.
 *
 * @param octets the value, unfolded; each character is one octet
 */
record RawField(String name, String octets) {

    /** Longer than any honest header field; the rest of a longer one is not read. */
    private static final int LONGEST = 16_384;

    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([\\w.:+-]{1,60})");

    static RawField of(Field field) {
        ByteSequence raw = field.getRaw();
        String line = raw == null
                ? field.getName() + ":" + field.getBody()
                : new String(raw.toByteArray(), 0, Math.min(raw.length(), LONGEST), StandardCharsets.ISO_8859_1);
        String value = line.substring(line.indexOf(':') + 1);
        return new RawField(
                field.getNameLowerCase(), FOLD.matcher(value).replaceAll("").strip());
    }

    /** The charset that a Content-Type names. */
    Charset charset() {
        Matcher named = CHARSET.matcher(octets);
        return named.find() ? Charsets.named(named.group(1)) : StandardCharsets.UTF_8;
    }

    HeaderField decoded(Charset charset) {
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        return new HeaderField(
                name, EncodedWords.decode(Charsets.decodeHeader(bytes, charset)).strip());
    }
}
