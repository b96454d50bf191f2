package org.tocsin.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

import org.tocsin.tokens.Sealing;

/** Keeps what was typed too late in the reader's own browser, sealed, until they have signed in again; nothing of it is kept here. */
@ApplicationScoped
public class Drafts {

    /** What was typed about somebody's own data. */
    public static final String DETAILS = "__Host-tocsin-draft";

    /** What was chosen about mail. */
    public static final String CHOICES = "__Host-tocsin-choices";

    private static final String BETWEEN = "\n";
    private static final int LONGEST_LINE = 300;

    /** Octets, so that the cookie stays below the 4,096 that browsers take (RFC 6265 section 6.1) when it is sealed. */
    private static final int LONGEST = 2_700;

    private final Sealing sealing;

    Drafts(Sealing sealing) {
        this.sealing = sealing;
    }

    /** Keeps as many of these lines as a cookie holds, the first first. */
    public NewCookie keep(String cookie, List<String> lines, Duration life) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String next = (text.isEmpty() ? "" : BETWEEN) + oneLine(line);
            if (octets(text + next).length > LONGEST) {
                break;
            }
            text.append(next);
        }
        byte[] sealed = sealing.seal(cookie, octets(text.toString()));
        return HostCookie.of(cookie, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), life);
    }

    /** No line for what was tampered with, and for no cookie at all. */
    public List<String> read(String cookie, String value) {
        return decoded(value)
                .flatMap(octets -> sealing.open(cookie, octets))
                .map(text -> Arrays.asList(new String(text, StandardCharsets.UTF_8).split(BETWEEN, -1)))
                .orElseGet(List::of);
    }

    private static Optional<byte[]> decoded(String value) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(value)).filter(octets -> octets.length > 0);
        } catch (IllegalArgumentException tampered) {
            return Optional.empty();
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A tab stays: it is between a vendor and its product. */
    private static String oneLine(String typed) {
        return typed.substring(0, Math.min(typed.length(), LONGEST_LINE)).replaceAll("[\\p{Cntrl}&&[^\t]]", " ");
    }
}
