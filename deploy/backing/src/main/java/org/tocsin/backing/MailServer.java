package org.tocsin.backing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * A mail server that takes every message by SMTP and shows it by IMAP to whoever logs in with the recipient's address and any
 * password. It keeps mail in memory only, and no more than it was told to: then the oldest goes.
 */
public final class MailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    /**
     * Starts a server on these ports of the loopback address.
     *
     * @param capacity messages, at most; each takes some 30 KiB besides its text
     */
    public static MailServer start(int smtpPort, int imapPort, int capacity) {
        ServerSetup[] setups = {
            new ServerSetup(smtpPort, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imapPort, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        };
        GreenMail server = new BounceTakingGreenMail(setups)
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        CappedDelivery.install(server.getUserManager(), capacity);
        server.start();
        return new MailServer(server);
    }

    /** What everybody got, newest first. */
    public List<ReceivedMail> mails() {
        return server.getUserManager().listUser().stream()
                .flatMap(this::inbox)
                .sorted(Comparator.comparing(ReceivedMail::receivedAt).reversed())
                .toList();
    }

    /** What one reader got, newest first. */
    public List<ReceivedMail> mails(String reader) {
        return reader(reader).stream()
                .flatMap(this::inbox)
                .sorted(Comparator.comparing(ReceivedMail::number).reversed())
                .toList();
    }

    public Optional<ReceivedMail> mail(String reader, long number) {
        return reader(reader).stream()
                .flatMap(this::inbox)
                .filter(mail -> mail.number() == number)
                .findFirst();
    }

    private Optional<GreenMailUser> reader(String address) {
        return Optional.ofNullable(server.getUserManager().getUserByEmail(address));
    }

    private Stream<ReceivedMail> inbox(GreenMailUser reader) {
        ImapHostManager mailboxes = server.getManagers().getImapHostManager();
        try {
            return mailboxes.getInbox(reader).getNonDeletedMessages().stream()
                    .map(stored -> new ReceivedMail(
                            reader.getEmail(),
                            stored.getUid(),
                            stored.getReceivedDate().toInstant(),
                            stored.getMimeMessage()));
        } catch (FolderException gone) {
            throw new IllegalStateException("No inbox for " + reader.getEmail(), gone);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
