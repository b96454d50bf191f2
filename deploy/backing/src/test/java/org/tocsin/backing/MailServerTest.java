package org.tocsin.backing;

import java.util.List;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MailServerTest {

    private static final int CAPACITY = 2;
    private static final String READER = "first@readers.example";

    private final int smtpPort = Ports.free();
    private final int imapPort = Ports.free() + 1;
    private final MailServer server = MailServer.start(smtpPort, imapPort, CAPACITY);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void newestMessageComesFirst() throws MessagingException {
        send(READER, "one");
        send(READER, "two");
        assertEquals(List.of("two", "one"), subjects());
    }

    @Test
    void oldestMessageGoesWhenFull() throws MessagingException {
        send(READER, "one");
        send(READER, "two");
        send("second@readers.example", "three");
        assertEquals(List.of("two"), subjects());
        assertEquals(CAPACITY, server.mails().size());
    }

    @Test
    void anyPasswordOpensTheInboxByImap() throws MessagingException {
        send(READER, "one");
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", imapPort, READER, "whatever");
            assertEquals(1, store.getFolder("INBOX").getMessageCount());
        }
    }

    private List<String> subjects() throws MessagingException {
        return server.mails(READER).stream().map(MailServerTest::subject).toList();
    }

    private static String subject(ReceivedMail mail) {
        try {
            return mail.message().getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private void send(String reader, String subject) throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", smtpPort);
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom("alerts@threatpost.example");
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(reader));
        message.setSubject(subject);
        message.setText("Hello");
        Transport.send(message);
    }
}
