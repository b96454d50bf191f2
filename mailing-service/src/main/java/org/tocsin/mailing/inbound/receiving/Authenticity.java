package org.tocsin.mailing.inbound.receiving;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.inbound.InboundSettings;
import org.tocsin.mailing.inbound.message.Mail;

/**
 * What the mail server in front of us found out about the sender (RFC 8601). Only its own word counts, and only on top: everything
 * below, and everything under another name, may have been written by whoever sent the message (section 5).
 */
@ApplicationScoped
class Authenticity {

    enum Verdict {
        PASSED,
        FAILED,
        UNKNOWN
    }

    private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,500}\\)");
    private static final Pattern DMARC = Pattern.compile(";\\s*dmarc\\s*=\\s*([a-z]{1,20})");
    private static final int LONGEST = 8_000;

    private final Optional<String> trusted;

    Authenticity(InboundSettings settings) {
        this.trusted = settings.trustedAuthserv().map(name -> name.toLowerCase(Locale.ROOT));
    }

    Verdict of(Mail mail) {
        return mail.header("authentication-results")
                .map(field -> COMMENT.matcher(field.substring(0, Math.min(field.length(), LONGEST)))
                        .replaceAll(" ")
                        .toLowerCase(Locale.ROOT))
                .filter(this::isTrusted)
                .map(Authenticity::dmarc)
                .orElse(Verdict.UNKNOWN);
    }

    private boolean isTrusted(String field) {
        String server = field.split(";", 2)[0].strip().split("\\s", 2)[0];
        return trusted.filter(server::equals).isPresent();
    }

    private static Verdict dmarc(String field) {
        Matcher result = DMARC.matcher(field);
        if (!result.find()) {
            return Verdict.UNKNOWN;
        }
        return switch (result.group(1)) {
            case "pass" -> Verdict.PASSED;
            case "fail" -> Verdict.FAILED;
            default -> Verdict.UNKNOWN;
        };
    }
}
