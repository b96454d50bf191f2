package org.tocsin.local.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.tocsin.local.letter.Letter;

/** What the server of a full mailbox sends back (RFC 3464), with the letter's header in it. */
final class Bounces {

    private static final String REPORT =
            """
            From: Mail Delivery Subsystem <MAILER-DAEMON@mx.readers.example>
            To: %s
            Subject: Undelivered Mail Returned to Sender
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            The mailbox of %s is full.
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.readers.example

            Final-Recipient: rfc822; %s
            Action: failed
            Status: 5.2.2
            --b
            Content-Type: text/rfc822-headers

            %s
            --b--
            """;

    private final Properties settings = new Properties();

    Bounces(int inboundPort) {
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(inboundPort));
        settings.put("mail.smtp.from", "<>");
    }

    void send(String reader, Letter letter) throws MessagingException {
        String to = letter.replyTo().orElseThrow();
        String report = REPORT.formatted(to, reader, reader, String.join("\n", letter.headers()))
                .replace("\r", "")
                .replace("\n", "\r\n");
        Session session = Session.getInstance(settings);
        MimeMessage message =
                new MimeMessage(session, new ByteArrayInputStream(report.getBytes(StandardCharsets.UTF_8)));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, new Address[] {new InternetAddress(to)});
        }
    }
}
