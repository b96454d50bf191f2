package org.tocsin.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

import org.tocsin.tokens.Sealing;
import org.tocsin.tokens.SessionTokens;

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
    private final SessionTokens sessions;

    Drafts(Sealing sealing, SessionTokens sessions) {
        this.sealing = sealing;
        this.sessions = sessions;
    }

    /**
     * Keeps as many of these lines as a cookie holds, the first first, for the reader whose session is over. Empty for a session
     * that never was one: another site may have sent that form, and what it typed is put before nobody.
     */
    public Optional<NewCookie> keep(String cookie, String session, List<String> lines, Duration life) {
        return sessions.whose(session).map(reader -> {
            byte[] sealed = sealing.seal(purpose(cookie, reader), octets(fitting(lines)));
            return HostCookie.of(cookie, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), life);
        });
    }

    /** No line for what was tampered with, for what somebody else typed in this browser, and for no cookie at all. */
    public List<String> read(String cookie, UUID reader, String value) {
        return decoded(value)
                .flatMap(octets -> sealing.open(purpose(cookie, reader), octets))
                .map(text -> Arrays.asList(new String(text, StandardCharsets.UTF_8).split(BETWEEN, -1)))
                .orElseGet(List::of);
    }

    private static String purpose(String cookie, UUID reader) {
        return cookie + "/" + reader;
    }

    private static String fitting(List<String> lines) {
        List<String> kept = new ArrayList<>();
        for (String line : lines) {
            kept.add(oneLine(line));
            if (octets(String.join(BETWEEN, kept)).length > LONGEST) {
                kept.remove(kept.size() - 1);
                break;
            }
        }
        return String.join(BETWEEN, kept);
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
