package org.tocsin.local.mailbox;

import java.util.Optional;

import io.vertx.ext.web.RoutingContext;

import org.tocsin.backing.MailServer;
import org.tocsin.local.letter.Letter;
import org.tocsin.local.letter.LetterReader;

/** The message that a path like {@code /readers/first@readers.example/3} names. */
final class LetterPath {

    private LetterPath() {}

    static Optional<Letter> find(MailServer mail, RoutingContext context) {
        String number = context.pathParam("number");
        if (!number.matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return mail.mail(context.pathParam("reader"), Long.parseLong(number)).map(LetterReader::read);
    }
}
