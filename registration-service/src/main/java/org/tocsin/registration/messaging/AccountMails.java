package org.tocsin.registration.messaging;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.EventType;
import org.tocsin.events.Outbox;
import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.AccountMatter;
import org.tocsin.registration.account.AccountSettings;
import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.subscriber.Confirmed;

/** Has mailing-service write to a reader about what is held of them. Goes out when the running transaction commits. */
@ApplicationScoped
public class AccountMails {

    /** How long a letter without a link is worth sending. */
    private static final Duration NEWS = Duration.ofDays(3);

    private final Outbox outbox;
    private final URI origin;

    AccountMails(Outbox outbox, AccountSettings settings) {
        this.outbox = outbox;
        this.origin = settings.origin();
    }

    /** With a link, which works until {@code until}; the letter is not sent after that. */
    public void send(Confirmed reader, AccountMatter matter, String path, Instant until) {
        send(reader, reader.email(), matter, new Content(Optional.of(path), until, until));
    }

    /** The same, to an address that is not the reader's, or no longer. */
    public void sendTo(EmailAddress to, Confirmed reader, AccountMatter matter, String path, Instant until) {
        send(reader, to, matter, new Content(Optional.of(path), until, until));
    }

    /** News with a link to read more: from when it holds, and how long it is worth sending. */
    public void announce(Confirmed reader, AccountMatter matter, String path, Instant from, Instant until) {
        send(reader, reader.email(), matter, new Content(Optional.of(path), from, until));
    }

    /** To the old address: since when mail goes elsewhere, and until when the link takes that back. */
    public void warn(EmailAddress old, Confirmed reader, String path, Instant since, Instant until) {
        send(reader, old, AccountMatter.ADDRESS_CHANGED, new Content(Optional.of(path), since, until));
    }

    /** Without a link: says what happened, and when. */
    public void tell(Confirmed reader, AccountMatter matter, Instant at) {
        send(reader, reader.email(), matter, new Content(Optional.empty(), at, at.plus(NEWS)));
    }

    private record Content(Optional<String> path, Instant at, Instant expiresAt) {}

    private void send(Confirmed reader, EmailAddress to, AccountMatter matter, Content content) {
        outbox.append(
                EventType.ACCOUNT_MAIL_REQUESTED,
                reader.id().value(),
                new AccountMail(
                        UUID.randomUUID(),
                        reader.id().value(),
                        to.value(),
                        reader.name().map(PersonName::value),
                        reader.language().tag(),
                        matter.word(),
                        content.path().map(path -> origin.resolve(path).toString()),
                        Optional.of(content.at()),
                        content.expiresAt()));
    }
}
