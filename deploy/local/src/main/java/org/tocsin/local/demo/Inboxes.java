package org.tocsin.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;

import org.tocsin.backing.ReceivedMail;
import org.tocsin.local.letter.Letter;
import org.tocsin.local.letter.LetterReader;

/** The readers' mail, by IMAP. */
final class Inboxes {

    private static final String ANY_PASSWORD = "demo";

    private final int imapPort;

    Inboxes(int imapPort) {
        this.imapPort = imapPort;
    }

    Optional<Letter> find(String reader, Predicate<Letter> wanted) {
        return letters(reader).stream().filter(wanted).findFirst();
    }

    List<Letter> letters(String reader) {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imapPort, reader, ANY_PASSWORD);
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<Letter> letters = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                letters.add(letter(reader, message));
            }
            return letters;
        } catch (MessagingException unreachable) {
            throw new DidNotHappenException("The inbox of " + reader + " cannot be opened", unreachable);
        }
    }

    /** A copy, for the message itself is gone with the connection. */
    private static Letter letter(String reader, Message message) throws MessagingException {
        return LetterReader.read(new ReceivedMail(
                reader, message.getMessageNumber(), message.getReceivedDate().toInstant(), new MimeMessage((MimeMessage)
                        message)));
    }
}
