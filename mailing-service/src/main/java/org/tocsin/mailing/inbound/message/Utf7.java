package org.tocsin.mailing.inbound.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-7 (RFC 2152), which old mailers still write and the JDK does not read. */
final class Utf7 {

    private static final Pattern SHIFTED = Pattern.compile("\\+([A-Za-z0-9/+]*+)-?");

    private Utf7() {}

    static String decode(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return SHIFTED.matcher(text).replaceAll(shifted -> Matcher.quoteReplacement(characters(shifted.group(1))));
    }

    private static String characters(String digits) {
        if (digits.isEmpty()) {
            return "+";
        }
        int whole = digits.length() % 4 == 1 ? digits.length() - 1 : digits.length();
        byte[] units = Base64.getDecoder().decode(digits.substring(0, whole));
        return new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE);
    }
}
