package org.tocsin.mailing.correspondence;

import java.net.IDN;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.tocsin.mailing.message.Addressee;
import org.tocsin.mailing.message.CompiledMessage;
import org.tocsin.mailing.smtp.Mail;
import org.tocsin.tokens.MailFunction;

/** A campaign's mail, ready to be addressed. Safe for use by many threads. */
public record PersonalMail(CompiledMessage message, TokenAddresses tokens) {

    /**
     * The mail for one reader; the same bytes for every attempt while the token keys stay the same.
     *
     * @throws IllegalArgumentException when the address cannot stand in a mail
     */
    public Mail to(UUID subscriber, String email, Optional<String> name) {
        String recipient = inEnvelopeForm(email);
        Addressee addressee = new Addressee(
                subscriber,
                recipient,
                name,
                tokens.unsubscribeLink(subscriber),
                tokens.address(MailFunction.UNSUBSCRIBE, subscriber),
                tokens.address(MailFunction.REPLY, subscriber));
        return new Mail(
                tokens.address(MailFunction.BOUNCE, subscriber), recipient, message.addressedTo(addressee), true);
    }

    /** When the campaign was sent. */
    public Instant startedAt() {
        return tokens.letter().written();
    }

    /** A domain outside ASCII travels as A-labels, and needs no SMTPUTF8 then (RFC 5890, RFC 6531 §3.2). */
    private static String inEnvelopeForm(String email) {
        int at = email.lastIndexOf('@');
        String domain = email.substring(at + 1);
        return isAscii(domain) ? email : email.substring(0, at + 1) + IDN.toASCII(domain);
    }

    private static boolean isAscii(String domain) {
        for (int i = 0; i < domain.length(); i++) {
            if (domain.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
