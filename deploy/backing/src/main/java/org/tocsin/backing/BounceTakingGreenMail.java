package org.tocsin.backing;

import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * GreenMail, which answers 503 to DATA behind {@code MAIL FROM:<>}, with the null return path that RFC 5321 §4.5.5 demands of
 * every server: bounces and automatic answers carry it. By IMAP it answers at once.
 */
public final class BounceTakingGreenMail extends GreenMail {

    public BounceTakingGreenMail(ServerSetup... setups) {
        super(setups);
    }

    @Override
    protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
        Map<String, AbstractServer> services = super.createServices(setups, managers);
        services.replaceAll((protocol, service) -> switch (protocol) {
            case ServerSetup.PROTOCOL_SMTP -> new Server(service.getServerSetup(), managers);
            case ServerSetup.PROTOCOL_IMAP -> new Mailboxes(service.getServerSetup(), managers);
            default -> service;
        });
        return services;
    }

    /** GreenMail writes an answer in pieces, and the second waits for the client to acknowledge the first: 40 ms for every command. */
    private static final class Mailboxes extends AbstractServer {

        Mailboxes(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            try {
                client.setTcpNoDelay(true);
            } catch (SocketException gone) {
                log.debug("the client has left", gone);
            }
            return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
        }
    }

    private static final class Server extends SmtpServer {

        Server(ServerSetup setup, Managers managers) {
            super(setup, managers);
        }

        @Override
        protected ProtocolHandler createProtocolHandler(Socket client) {
            return new SmtpHandler(new Commands(), managers.getSmtpManager(), client);
        }
    }

    private static final class Commands extends SmtpCommandRegistry {

        @Override
        public SmtpCommand getCommand(String name) {
            SmtpCommand command = super.getCommand(name);
            return command instanceof MailCommand ? new NullReturnPath() : command;
        }
    }

    private static final class NullReturnPath extends MailCommand {

        @Override
        public void execute(SmtpConnection client, SmtpState state, SmtpManager manager, String line) {
            super.execute(client, state, manager, line);
            if (state.getMessage().getReturnPath() == null && line.contains("<>")) {
                state.getMessage().setReturnPath(new MailAddress(""));
            }
        }
    }
}
