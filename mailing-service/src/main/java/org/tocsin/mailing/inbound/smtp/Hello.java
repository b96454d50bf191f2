package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;

/**
 * EHLO, or LHLO where LMTP is spoken (RFC 2033). The library's own does not say that commands may come ahead of replies (RFC 2920),
 * which it serves all the same.
 */
final class Hello extends BaseCommand {

    Hello(String verb) {
        super(verb, "Introduce yourself.", "<hostname>");
    }

    @Override
    public void execute(String command, Session session) throws IOException {
        String[] arguments = getArgs(command);
        if (arguments.length < 2) {
            session.sendResponse("501 5.5.4 Say who you are");
            return;
        }
        session.resetMailTransaction();
        session.setHelo(arguments[1]);
        session.sendResponse(String.join("\r\n", lines(session)));
    }

    private static List<String> lines(Session session) {
        SMTPServer server = session.getServer();
        List<String> lines = new ArrayList<>(List.of(
                "250-" + server.getHostName(),
                "250-PIPELINING",
                "250-SIZE " + server.getMaxMessageSize(),
                "250-8BITMIME",
                "250-SMTPUTF8",
                "250-CHUNKING",
                "250 ENHANCEDSTATUSCODES"));
        if (server.getEnableTLS() && !session.isTLSStarted()) {
            lines.add(1, "250-STARTTLS");
        }
        return lines;
    }
}
