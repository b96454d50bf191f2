package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;

import org.tocsin.mailing.inbound.message.Mail;

/** Receipts for having been read or displayed (MDN, RFC 8098). */
final class Receipts implements Reading {

    @Override
    public Optional<Understood> read(Letter letter) {
        Mail mail = letter.mail();
        boolean named = mail.root()
                .parameter("report-type")
                .filter("disposition-notification"::equals)
                .isPresent();
        boolean enclosed = mail.ownParts()
                .anyMatch(part -> part.mediaType().matches("message/(global-)?disposition-notification"));
        return named || enclosed
                ? Optional.of(new Understood(
                        new Meaning.Receipt(Meaning.Receipt.Event.OPENED),
                        "It is a receipt for a message that was read or deleted (RFC 8098)."))
                : Optional.empty();
    }
}
