package org.tocsin.mailing.transactional;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.MailMessage;

import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.AccountMatter;
import org.tocsin.mailing.PublisherSettings;

/** Writes the letters about somebody's own data. */
@ApplicationScoped
class AccountLetters {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    private final PublisherSettings publisher;
    private final Letters letters;
    private final Template text;
    private final Template html;

    AccountLetters(
            PublisherSettings publisher,
            Letters letters,
            @Location("transactional/account.txt") Template text,
            @Location("transactional/account.html") Template html) {
        this.publisher = publisher;
        this.letters = letters;
        this.text = text;
        this.html = html;
    }

    /** @throws IllegalArgumentException when there is no such matter, or the address cannot be one */
    MailMessage about(AccountMail request) {
        AccountMatter matter = AccountMatter.of(request.about())
                .orElseThrow(() -> new IllegalArgumentException("no letter about " + request.about()));
        AccountWords words = AccountWords.of(
                matter, publisher.name(), time(request.at().orElse(request.expiresAt())), time(request.expiresAt()));
        Letter letter =
                Letter.of(publisher, request.name(), List.of(), request.link().orElse(""), request.expiresAt());
        Recipient to = Recipient.of(request.to());
        return SafeMail.of(
                publisher.from(),
                to,
                letters.unasked(to, request.mailId(), words.subject()),
                show(text, letter, words),
                show(html, letter, words));
    }

    private static String show(Template template, Letter letter, AccountWords words) {
        return template.data("letter", letter).data("words", words).render();
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
