package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;

import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/** A greeting that belongs to the other protocol (RFC 2033 section 4.1). */
final class NotSpoken extends BaseCommand {

    NotSpoken(String verb) {
        super(verb, "Not spoken here.");
    }

    @Override
    public void execute(String command, Session session) throws IOException {
        session.sendResponse("500 5.5.1 This is LMTP, say LHLO");
    }
}
