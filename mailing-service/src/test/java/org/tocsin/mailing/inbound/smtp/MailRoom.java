package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;

import jakarta.enterprise.context.ApplicationScoped;

/** Hands messages in by SMTP, for tests that are about what comes after. */
@ApplicationScoped
public class MailRoom {

    private final SmtpListener listener;

    MailRoom(SmtpListener listener) {
        this.listener = listener;
    }

    public void deliver(String localPart, String message) {
        try (SmtpClient client = new SmtpClient(listener.port())) {
            String reply = client.deliver("sender@readers.example", localPart + "@reply.threatpost.example", message);
            if (!reply.startsWith("250")) {
                throw new IllegalStateException(reply);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
