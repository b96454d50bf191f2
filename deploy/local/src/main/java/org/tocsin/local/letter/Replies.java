package org.tocsin.local.letter;

import java.nio.charset.StandardCharsets;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** Sends what a reader answers to the publisher's inbound mail, by SMTP. */
public final class Replies {

    private static final String PATIENCE_MILLIS = "15000";

    private final Properties settings = new Properties();

    /** Takes the port of the inbound listener on the loopback address. */
    public Replies(int inboundPort) {
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(inboundPort));
        settings.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        settings.put("mail.smtp.timeout", PATIENCE_MILLIS);
    }

    /**
     * Returns when the listener has taken the reply over.
     *
     * @throws MessagingException when it refuses it or is not there
     */
    public void send(Reply reply) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress(reply.from()));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(reply.to()));
        message.setSubject(reply.subject().replaceAll("\\R", " "), StandardCharsets.UTF_8.name());
        message.setText(reply.text(), StandardCharsets.UTF_8.name());
        if (reply.inReplyTo().isPresent()) {
            String id = reply.inReplyTo().get().replaceAll("\\R", " ");
            message.setHeader("In-Reply-To", id);
            message.setHeader("References", id);
        }
        Transport.send(message);
    }
}
