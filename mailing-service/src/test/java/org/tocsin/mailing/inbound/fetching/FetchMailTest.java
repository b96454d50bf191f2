package org.tocsin.mailing.inbound.fetching;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.inbound.InboundSettings;
import org.tocsin.mailing.inbound.receiving.Envelopes;
import org.tocsin.mailing.inbound.receiving.ReceiveMail;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailTokens;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Against a real IMAP and POP3 server. */
@QuarkusTest
class FetchMailTest {

    private static final Duration BUSY_MACHINE = Duration.ofSeconds(30);

    private static final String USER = "replies@threatpost.example";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3)
    });
    private final UUID reader = UUID.randomUUID();

    @Inject
    ReceiveMail receive;

    @Inject
    Envelopes envelopes;

    @Inject
    InboundSettings inbound;

    @Inject
    MailTokens tokens;

    @Inject
    Jdbi database;

    private GreenMailUser mailbox;
    private FetchMail fetch;

    @BeforeEach
    void open() {
        server.start();
        mailbox = server.setUser(USER, USER, "secret");
    }

    @AfterEach
    void close() {
        fetch.stop(new ShutdownEvent());
        server.stop();
    }

    @Test
    void messagesLeaveTheFolderOnceTheirEffectIsCommitted() throws Exception {
        put("unsubscribe", address());
        fetch(FetchSettings.Protocol.IMAP, "secret");

        await().atMost(BUSY_MACHINE).until(() -> folder("INBOX") == 0 && folder("Tocsin-handled") == 1);
        assertEquals(List.of("imap"), ways());
    }

    @Test
    void messageThatComesWhileTheServiceListensIsTakenToo() throws Exception {
        fetch(FetchSettings.Protocol.IMAP, "secret");
        await().atMost(BUSY_MACHINE).until(() -> fetch.state().equals("connected"));

        put("unsubscribe", address());

        await().atMost(BUSY_MACHINE).until(() -> ways().equals(List.of("imap")));
    }

    @Test
    void messageThatIsNotUnderstoodGoesToItsOwnFolder() throws Exception {
        MimeMessage list = message("A post", "list@lists.example");
        list.setHeader("List-Id", "<list.lists.example>");
        mailbox.deliver(list);
        fetch(FetchSettings.Protocol.IMAP, "secret");

        await().atMost(BUSY_MACHINE).until(() -> folder("INBOX") == 0 && folder("Tocsin-not-understood") == 1);
    }

    @Test
    void sameMessageFetchedAgainAfterACrashHasNoSecondEffect() throws Exception {
        MimeMessage message = message("unsubscribe", address());
        mailbox.deliver(message);
        mailbox.deliver(new MimeMessage(message));
        fetch(FetchSettings.Protocol.IMAP, "secret");

        await().atMost(BUSY_MACHINE).until(() -> folder("Tocsin-handled") == 2);
        assertEquals(1, ways().size());
    }

    @Test
    void manyOldMessagesAreTakenPageByPage() throws Exception {
        for (int i = 0; i < 25; i++) {
            put("Hello " + i, address());
        }
        fetch(FetchSettings.Protocol.IMAP, "secret");

        await().atMost(BUSY_MACHINE).until(() -> folder("INBOX") == 0 && folder("Tocsin-handled") == 25);
    }

    @Test
    void wrongPasswordIsSaidAndTriedAgain() throws Exception {
        put("unsubscribe", address());
        fetch(FetchSettings.Protocol.IMAP, "wrong");
        await().atMost(BUSY_MACHINE).until(() -> fetch.state().equals("the mailbox refuses the user or the password"));
        HealthCheckResponse said = new MailboxReadiness(fetch).call();
        assertEquals(HealthCheckResponse.Status.UP, said.getStatus(), "nothing else suffers");
        assertEquals(fetch.state(), said.getData().orElseThrow().get("state"));

        server.getUserManager().getUserByEmail(USER).setPassword("wrong");

        await().atMost(BUSY_MACHINE).until(() -> ways().equals(List.of("imap")));
    }

    @Test
    void popWorksAsWell() throws Exception {
        put("unsubscribe", address());
        fetch(FetchSettings.Protocol.POP3, "secret");

        await().atMost(BUSY_MACHINE).until(() -> folder("INBOX") == 0);
        assertEquals(List.of("pop3"), ways());
    }

    private void fetch(FetchSettings.Protocol protocol, String password) {
        int port = protocol.isImap()
                ? server.getImap().getPort()
                : server.getPop3().getPort();
        fetch = new FetchMail(new Settings(protocol, port, password), inbound, receive, envelopes);
        fetch.start(new StartupEvent());
    }

    private void put(String subject, String to) throws Exception {
        mailbox.deliver(message(subject, to));
    }

    private static MimeMessage message(String subject, String to) throws Exception {
        MimeMessage message = new MimeMessage((Session) null);
        message.setFrom("ada@readers.example");
        message.setRecipients(MimeMessage.RecipientType.TO, to);
        message.setSubject(subject);
        message.setText("Bye.");
        message.saveChanges();
        return message;
    }

    private String address() {
        return tokens.localPart(MailFunction.REPLY, reader, "newsletter", UUID.randomUUID(), LocalDate.of(2026, 11, 23))
                + "@reply.threatpost.example";
    }

    private long folder(String name) throws Exception {
        MailFolder folder =
                server.getManagers().getImapHostManager().getFolder(mailbox, name.equals("INBOX") ? "INBOX" : name);
        return folder == null ? 0 : folder.getMessageCount();
    }

    private List<String> ways() {
        return database.withHandle(
                handle -> handle.createQuery("select arrived_by from inbound_mail where subscriber_id = :reader")
                        .bind("reader", reader)
                        .mapTo(String.class)
                        .list());
    }

    private record Settings(Protocol protocol, int at, String secret) implements FetchSettings {
        @Override
        public Optional<String> host() {
            return Optional.of("127.0.0.1");
        }

        @Override
        public OptionalInt port() {
            return OptionalInt.of(at);
        }

        @Override
        public Optional<String> user() {
            return Optional.of(USER);
        }

        @Override
        public Optional<String> password() {
            return Optional.of(secret);
        }

        @Override
        public String folder() {
            return "INBOX";
        }

        @Override
        public String handledFolder() {
            return "Tocsin-handled";
        }

        @Override
        public String notUnderstoodFolder() {
            return "Tocsin-not-understood";
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(100);
        }

        @Override
        public int page() {
            return 10;
        }
    }
}
