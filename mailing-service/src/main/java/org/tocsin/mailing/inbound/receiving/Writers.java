package org.tocsin.mailing.inbound.receiving;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.audience.AddressBook;
import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.tokens.MailReference;

/** Finds out whose message it is: by the token it came to, by the mail of ours that it answers or returns, at last by From. */
@ApplicationScoped
class Writers {

    private final AddressBook addresses;
    private final OwnMessageIds messageIds;
    private final TokensInCopies copies;
    private final Authenticity authenticity;

    Writers(AddressBook addresses, OwnMessageIds messageIds, TokensInCopies copies, Authenticity authenticity) {
        this.addresses = addresses;
        this.messageIds = messageIds;
        this.copies = copies;
        this.authenticity = authenticity;
    }

    /** The mail of ours that brought this one about, as far as its envelope and its header tell. */
    Optional<Writer.Proven> answering(Addressee addressee, Mail mail) {
        if (addressee instanceof Addressee.TokenAddress token) {
            return Optional.of(new Writer.Proven(token.reference(), "the token in the address"));
        }
        String answered = mail.header("references").orElse("") + " "
                + mail.header("in-reply-to").orElse("");
        return messageIds.in(answered).map(reference -> new Writer.Proven(reference, "the Message-ID that it answers"));
    }

    /** Whoever else it may be, now that it is known what the message is. */
    Writer otherwise(Mail mail, Meaning meaning) {
        boolean returnsOurs = meaning instanceof Meaning.Bounce
                || meaning instanceof Meaning.Complaint
                || meaning instanceof Meaning.Unsubscribe;
        if (returnsOurs) {
            Optional<MailReference> copy = copies.in(mail);
            if (copy.isPresent()) {
                return new Writer.Proven(copy.get(), "the copy of our mail that it returns");
            }
        }
        return byAddress(mail);
    }

    private Writer byAddress(Mail mail) {
        List<UUID> readers = mail.fromAddress().map(addresses::at).orElse(List.of());
        if (readers.size() != 1) {
            return new Writer.Stranger("nothing: From is no reader's");
        }
        return switch (authenticity.of(mail)) {
            case FAILED -> new Writer.Stranger("nothing: our mail server says that From is forged (RFC 8601)");
            case PASSED ->
                new Writer.Claimed(readers.get(0), Writer.FROM_ALONE + ", which our mail server confirms (RFC 8601)");
            case UNKNOWN -> new Writer.Claimed(readers.get(0), Writer.FROM_ALONE);
        };
    }
}
