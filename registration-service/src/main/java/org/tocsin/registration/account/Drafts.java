package org.tocsin.registration.account;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

import org.tocsin.tokens.Sealing;

/** Keeps a draft in the reader's own browser, sealed, until they have signed in again; nothing of it is kept here. */
@ApplicationScoped
public class Drafts {

    /** Only this host, only over TLS (or on localhost), not readable by scripts. */
    public static final String COOKIE = "__Host-tocsin-draft";

    private static final String SEALED = "draft";
    private static final String BETWEEN = "\n";
    private static final int FIELDS = 3;
    private static final int LONGEST = 300;

    private final Sealing sealing;
    private final AccountSettings settings;

    Drafts(Sealing sealing, AccountSettings settings) {
        this.sealing = sealing;
        this.settings = settings;
    }

    /** For as long as a link to sign in works. */
    NewCookie keep(Draft draft) {
        String text = String.join(
                BETWEEN,
                Stream.of(draft.name(), draft.language(), draft.address())
                        .map(Drafts::oneLine)
                        .toList());
        byte[] sealed = sealing.seal(SEALED, text.getBytes(StandardCharsets.UTF_8));
        return Browser.cookie(
                COOKIE,
                Base64.getUrlEncoder().withoutPadding().encodeToString(sealed),
                Math.toIntExact(settings.linkLife().toSeconds()));
    }

    NewCookie drop() {
        return Browser.cookie(COOKIE, "", 0);
    }

    /** Nothing, for what was tampered with. */
    Draft read(String cookie) {
        return octets(cookie)
                .flatMap(octets -> sealing.open(SEALED, octets))
                .map(text -> new String(text, StandardCharsets.UTF_8).split(BETWEEN, -1))
                .filter(fields -> fields.length == FIELDS)
                .map(fields -> new Draft(fields[0], fields[1], fields[2]))
                .orElse(Draft.NOTHING);
    }

    private static Optional<byte[]> octets(String cookie) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(cookie)).filter(octets -> octets.length > 0);
        } catch (IllegalArgumentException tampered) {
            return Optional.empty();
        }
    }

    private static String oneLine(String typed) {
        return typed.substring(0, Math.min(typed.length(), LONGEST)).replaceAll("\\p{Cntrl}", " ");
    }
}
