package org.tocsin.mailing.inbound.receiving;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.inbound.message.HeaderField;
import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.Part;
import org.tocsin.tokens.MailReference;
import org.tocsin.tokens.MailTokens;

/**
 * Finds the reader in the copy of our mail that a report returns. Providers leave out the reader's address, but hardly ever all of
 * Return-Path, Reply-To, List-Unsubscribe and Message-ID; each of those is proof.
 */
@ApplicationScoped
class TokensInCopies {

    private static final int MOST = 64;
    private static final int LONGEST = 64_000;

    private final MailTokens tokens;
    private final OwnMessageIds messageIds;
    private final Pattern address;

    TokensInCopies(MailTokens tokens, OwnMessageIds messageIds, PublisherSettings publisher) {
        this.tokens = tokens;
        this.messageIds = messageIds;
        String domain = publisher.replyDomain().toLowerCase(Locale.ROOT);
        this.address = Pattern.compile("(?<![a-z0-9])([a-z][a-z2-7]-[a-z2-7]{58})@" + Pattern.quote(domain));
    }

    Optional<MailReference> in(Mail mail) {
        return texts(mail)
                .flatMap(text -> tokens(text).findFirst().stream())
                .findFirst()
                .or(() -> messageIds.inAny(texts(mail)));
    }

    private Stream<MailReference> tokens(String text) {
        return address.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .limit(MOST)
                .map((MatchResult match) -> match.group(1))
                .flatMap(localPart -> tokens.open(localPart).stream());
    }

    /** What stands in enclosed messages, or in what a report returns or quotes as text; the message's own header proves nothing. */
    private static Stream<String> texts(Mail mail) {
        Stream<String> below = mail.root().all().skip(1).limit(MOST).map(TokensInCopies::text);
        return Stream.concat(Stream.of(shortened(mail.root().text())), below);
    }

    private static String text(Part part) {
        StringBuilder text = new StringBuilder();
        for (HeaderField field : part.fields()) {
            text.append(field.value()).append('\n');
        }
        return text.append(shortened(part.text())).toString();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
