package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.tocsin.backing.Ports;
import org.tocsin.local.gateway.ServiceName;
import org.tocsin.local.installation.DataFolder;
import org.tocsin.local.installation.Installation;
import org.tocsin.local.installation.InstallationSettings;
import org.tocsin.local.installation.LocalPorts;
import org.tocsin.local.letter.Letter;
import org.tocsin.local.letter.Replies;
import org.tocsin.local.letter.Reply;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Everything that runs, as it is packaged, with things breaking. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class WholeJobIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MANY = 100;
    private static final int FEW = 40;

    /** What compose and Kubernetes wait at least before they kill. */
    private static final Duration GRACE = Duration.ofSeconds(25);

    private static final LocalPorts PORTS = LocalPorts.free();
    private static final int LINK_PORT = Ports.free();
    private static final int TRACES_PORT = Ports.free();
    private static final Deadline DEADLINE = new Deadline(PATIENCE);

    private static DataFolder folder;
    private static Installation installation;
    private static RelayLink relay;
    private static TraceReceiver traces;
    private static DemoSettings settings;
    private static ReaderSide readerSide;
    private static OperatorDesk desk;
    private static Remains remains;
    private static OnDisk onDisk;
    private static NewDataKey newDataKey;

    @BeforeAll
    static void start() throws Exception {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        // A space in the path, since people have such folders.
        folder = new DataFolder(root.resolve("deploy/local/target/end to end"));
        relay = new RelayLink(LINK_PORT, PORTS.readersSmtp());
        traces = TraceReceiver.start(TRACES_PORT);
        installation = Installation.start(
                new InstallationSettings(root, folder, PORTS, true, serviceEnvironment()), System.out::println);
        settings = new DemoSettings(
                URI.create("http://localhost:" + PORTS.publicOrigin()),
                PORTS.readersImap(),
                PORTS.inboundSmtp(),
                folder.secrets().readOperatorToken(),
                folder.secrets().readSponsorToken(),
                URI.create("http://localhost:" + PORTS.sponsor()),
                "",
                PATIENCE);
        readerSide = new ReaderSide(settings, DEADLINE);
        remains = new Remains(folder.path(), PORTS.postgreSql(), PORTS.kafka());
        onDisk = new OnDisk(folder.path());
        newDataKey = new NewDataKey(root, folder.path(), PORTS);
        desk = new OperatorDesk(settings.origin(), settings.operatorToken());
    }

    private static Map<String, String> serviceEnvironment() {
        return Map.of(
                "TOCSIN_RELAY_PORT", Integer.toString(LINK_PORT),
                "TOCSIN_ERASURE_EVERY", "1s",
                "TOCSIN_DATA_KEYS_LOOK", "1s",
                "TOCSIN_DATA_KEYS_EVERY", "1s",
                "TOCSIN_SENDING_LEASE", "8s",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true",
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + TRACES_PORT,
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
    }

    @AfterAll
    static void stop() throws IOException {
        installation.close();
        relay.close();
        traces.close();
    }

    @Test
    void demoHappensAndWhatIsWatchedIsMeasured() throws Exception {
        Report report = Demo.play(settings, CatalogueSource.read(Optional.empty()), System.out::println);
        assertEquals(List.of(), report.failures(), report.table());
        assertEquals(List.of(), remains.inLogs("@readers.example"), "logs name no reader");
        assertEquals(List.of(), remains.inLogs("a.confirm."), "logs hold no link");
        Set<String> asked =
                Watched.asked(Path.of("").toAbsolutePath().getParent().getParent());
        await().atMost(PATIENCE).untilAsserted(() -> {
            Set<String> missing = new TreeSet<>(asked);
            missing.removeAll(Watched.measured(PORTS.registration(), PORTS.preference(), PORTS.mailing()));
            assertEquals(Set.of(), missing, "asked for by alerts or dashboard, and measured by nobody");
        });
    }

    @Test
    void oneTraceFollowsASignUpThroughAllServices() throws Exception {
        Reader reader = reader("followed", 0);
        readerSide.signUp(reader);
        readerSide.confirm(reader);
        Set<String> steps = Set.of(
                "registration-service: POST /api/v1/subscribers",
                "registration-service: publish mail-requests",
                "mailing-service: apply mail-requests",
                "mailing-service: send confirmation",
                "registration-service: confirm a sign-up",
                "registration-service: publish subscriber-events",
                "preference-service: apply subscriber-events",
                "mailing-service: apply subscriber-events",
                "preference-service: publish preference-events",
                "mailing-service: apply preference-events",
                "preference-service: publish mail-requests",
                "mailing-service: send receipt");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertTrue(traces.hasTraceOf(steps), () -> "no trace has all of it: " + traces));
        assertFalse(traces.text().contains("@readers.example"), "spans hold no address");
        assertFalse(traces.text().contains("a.confirm."), "spans hold no token");
    }

    /** The role that the service runs under owns nothing; tables that it once owned have changed hands. */
    @Test
    void serviceCannotTakeBackWhatItsLedgerSays() throws Exception {
        Path password = folder.path().resolve("database-preference.password");
        try (Connection service = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + PORTS.postgreSql() + "/preference",
                        "preference",
                        Files.readString(password).strip());
                Statement statement = service.createStatement()) {
            for (String attempt : List.of(
                    "delete from consent_entry",
                    "update disclosure set people = 1",
                    "truncate disclosed",
                    "alter table consent_entry disable trigger all",
                    "create table somewhere_else (id int)")) {
                SQLException refused = assertThrows(SQLException.class, () -> statement.execute(attempt), attempt);
                assertEquals("42501", refused.getSQLState(), attempt);
            }
        }
    }

    @Test
    void killedSenderLosesNobodyAndRepeatsNothingSilently() throws Exception {
        Alert alert = new Alert("Killed in the middle", "Patch.");
        URI campaign = desk.draft(alert);
        List<Reader> readers = subscribe("many", MANY, campaign);
        relay.slowDown(Duration.ofMillis(50));
        desk.send(campaign);
        DEADLINE.await("The first mails", () -> readers.stream()
                .limit(8)
                .filter(reader -> readerSide.has(reader, alert))
                .findFirst());
        installation.process(ServiceName.MAILING).destroyForcibly();
        int atDeath = ReceivedCopy.of(PORTS.mailbox(), alert.subject()).size();
        relay.slowDown(Duration.ZERO);
        assertTrue(atDeath < MANY, "All mails had gone before the sender was killed");

        DEADLINE.await("The alert is sent", () -> stateAfterRestart(campaign).filter("sent"::equals));
        List<ReceivedCopy> copies = ReceivedCopy.of(PORTS.mailbox(), alert.subject());
        for (Reader reader : readers) {
            List<String> ids = ReceivedCopy.messageIds(copies, reader.email());
            assertFalse(ids.isEmpty(), reader.email() + " was lost");
            assertEquals(1, Set.copyOf(ids).size(), "Copies of one mail carry one Message-ID");
        }
        long repeated = desk.count(campaign, "repeated");
        assertTrue(
                copies.size() - MANY <= repeated,
                copies.size() + " mails to " + MANY + " readers, " + repeated + " marked as repeated");
    }

    @Test
    void nobodyNoticesThatAServiceIsReplaced() throws Exception {
        Path root = Path.of("").toAbsolutePath().getParent().getParent();
        int port = Ports.free();
        ProcessHandle old = installation.process(ServiceName.REGISTRATION);
        try (Replica replacement = Replica.beside(
                        old,
                        root.resolve("registration-service/target/quarkus-app"),
                        port,
                        folder.path().resolve("logs/replacement.log"));
                SignUps signUps = new SignUps("replaced", PORTS.registration())) {
            replacement.awaitReady();
            await().atMost(PATIENCE).until(() -> signUps.answered() > 20);
            signUps.moveTo(port);
            await().atMost(PATIENCE).until(() -> signUps.isLeftAlone(PORTS.registration()));
            old.destroy();
            int before = signUps.answered();
            old.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
            await().atMost(PATIENCE).until(() -> signUps.answered() > before + 20);
            signUps.stop();

            assertEquals(Set.of(202), Set.copyOf(signUps.answers().values()), "answers");
            Set<String> readers = signUps.answers().keySet();
            DEADLINE.await("All confirmation mails", () -> Optional.of(confirmationMails(readers))
                    .filter(mails -> mails.size() >= readers.size()));
            assertEquals(
                    List.copyOf(readers),
                    confirmationMails(readers).stream().sorted().toList());
        }
        Replica.awaitReady(PORTS.registration());
    }

    /** To whom they went, as often as they did. */
    private static List<String> confirmationMails(Set<String> readers) {
        try {
            return ReceivedCopy.of(PORTS.mailbox(), "Please confirm your subscription to Threatpost").stream()
                    .map(ReceivedCopy::reader)
                    .filter(readers::contains)
                    .toList();
        } catch (IOException | InterruptedException broken) {
            throw new DidNotHappenException("the mailbox does not answer", broken);
        }
    }

    @Test
    void senderThatIsAskedToStopFinishesWhatItBeganAndRepeatsNothing() throws Exception {
        Alert alert = new Alert("Replaced in the middle", "Patch.");
        URI campaign = desk.draft(alert);
        List<Reader> readers = subscribe("rolled", FEW, campaign);
        relay.slowDown(Duration.ofMillis(50));
        desk.send(campaign);
        DEADLINE.await("The first mails", () -> readers.stream()
                .limit(8)
                .filter(reader -> readerSide.has(reader, alert))
                .findFirst());
        ProcessHandle old = installation.process(ServiceName.MAILING);
        old.destroy();
        old.onExit().get(GRACE.toSeconds(), TimeUnit.SECONDS);
        relay.slowDown(Duration.ZERO);

        DEADLINE.await("The alert is sent", () -> stateAfterRestart(campaign).filter("sent"::equals));
        List<ReceivedCopy> copies = ReceivedCopy.of(PORTS.mailbox(), alert.subject());
        for (Reader reader : readers) {
            assertEquals(1, ReceivedCopy.messageIds(copies, reader.email()).size(), reader.email());
        }
        assertEquals(0, desk.count(campaign, "repeated"));
    }

    /** A life with all that leaves traces; in no octet of it is anybody's name in clear. */
    @Test
    void nothingIsLeftOfWhoWasErased() throws Exception {
        String name = "Canary Yellowfeather";
        Reader canary = reader("canary-yellowfeather", 0);
        ReadersAccount account = new ReadersAccount(settings, DEADLINE, canary.email());
        String session = live(canary, name, account);
        Backup backup =
                Backup.take(folder.path(), PORTS.postgreSql(), folder.path().resolve("backup of a canary"));
        String keysThen = Files.readString(folder.path().resolve("data.keys"));
        assertEquals(List.of(), remains.of(canary.email()), "sealed while they are with us");
        assertEquals(List.of(), onDisk.filesWith(canary.email()));
        assertEquals(List.of(), onDisk.filesWith(name));

        account.erase(session);

        DEADLINE.await("The receipt", () -> new Inboxes(settings.imapPort())
                .find(canary.email(), mail -> mail.subject().endsWith("is erased")));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(
                        List.of(),
                        List.of(remains.of(canary.email()), remains.of(name)).stream()
                                .flatMap(List::stream)
                                .toList()));
        assertEquals(List.of(), onDisk.filesWith(canary.email()));
        UUID erased = newDataKey.erasedLast();
        assertEquals(Optional.of(canary.email()), backup.addressOf(erased, keysThen), "with every key of its time");
        theLastKeyThatOpensAnythingOf(erased);
        String keysLeft = Files.readString(folder.path().resolve("data.keys"));
        assertEquals(Optional.empty(), backup.addressOf(erased, keysLeft), "even with the readers' keys of its time");
        assertEquals(Set.of(1), backup.dataKeys(), "nothing in it opens without a key that is destroyed");
        assertTrue(backup.hasExportUnderItsReadersKey(erased));
        assertEquals(List.of(), onDisk.filesWith(name));
    }

    /** Signs up, takes a name, gets a mail, replies to it, lets it bounce, and takes the data along. Returns the session. */
    private static String live(Reader reader, String name, ReadersAccount account) throws Exception {
        Alert alert = new Alert("Sent to a canary", "Patch.");
        URI campaign = desk.draft(alert);
        long before = desk.reach(campaign);
        readerSide.signUp(reader);
        readerSide.confirm(reader);
        String session = account.signIn();
        account.goBy(session, name);
        DEADLINE.await("The canary can be reached", () -> Optional.of(desk.reach(campaign))
                .filter(reach -> reach > before));
        desk.send(campaign);
        Letter letter = readerSide.receive(reader, alert);
        new Replies(settings.inboundPort())
                .send(new Reply(
                        reader.email(),
                        letter.replyTo().orElseThrow(),
                        "A question",
                        "I am " + name,
                        letter.messageId()));
        DEADLINE.await("The mail is in the reader's own list", () -> Optional.of(account.mail(session))
                .filter(mail -> mail.contains(alert.subject())));
        new Bounces(settings.inboundPort()).send(reader.email(), letter);
        DEADLINE.await("Reply and bounce are understood", () -> Optional.of(account.mailAsJson(session))
                .filter(mail -> mail.contains("\"reply") && mail.contains("5.2.2")));
        account.export(session);
        return session;
    }

    /** Old copies are left in logs and dead rows; what would open them is destroyed, while everything runs. */
    private static void theLastKeyThatOpensAnythingOf(UUID erased) throws Exception {
        newDataKey.add();
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(0, newDataKey.underTheOld()));
        newDataKey.dropTheOld();

        assertEquals(0, newDataKey.keysOf(erased));
        Set<Integer> keys = remains.keysToEventsOf(erased);
        keys.remove(1);
        assertEquals(Set.of(), keys, "sealed under a data key that is left");
        assertFalse(Files.readString(folder.path().resolve("data.keys")).contains("key 1 "));
        readerSide.signUp(reader("after-the-canary", 0));
    }

    @Test
    void signUpWhileKafkaIsDownIsDeliveredLater() throws InterruptedException {
        Reader reader = reader("patient", 0);
        installation.kafka().destroyForcibly();
        DEADLINE.await("The broker is gone", () -> Optional.of(Ports.isFree(PORTS.kafka()))
                .filter(Boolean::booleanValue));
        readerSide.signUp(reader);
        readerSide.receiveConfirmationMail(reader);
    }

    @Test
    void alertWhileTheRelayIsDownIsSentLater() throws Exception {
        Alert alert = new Alert("Relay down", "Patch.");
        URI campaign = desk.draft(alert);
        List<Reader> readers = subscribe("deferred", 2, campaign);
        relay.cut();
        desk.send(campaign);
        DEADLINE.await("Mails are put off", () -> Optional.of(desk.count(campaign, "deferred"))
                .filter(n -> n > 0));
        relay.restore();
        for (Reader reader : readers) {
            readerSide.receive(reader, alert);
        }
        DEADLINE.await("The alert is sent", () -> stateAfterRestart(campaign).filter("sent"::equals));
        List<ReceivedCopy> copies = ReceivedCopy.of(PORTS.mailbox(), alert.subject());
        for (Reader reader : readers) {
            assertEquals(1, ReceivedCopy.messageIds(copies, reader.email()).size(), reader.email());
        }
    }

    /** Signs up so many new readers and waits until mail can reach them. */
    private static List<Reader> subscribe(String name, int count, URI draft) throws InterruptedException {
        long before = desk.reach(draft);
        List<Reader> readers =
                IntStream.range(0, count).mapToObj(i -> reader(name, i)).toList();
        for (Reader reader : readers) {
            readerSide.signUp(reader);
        }
        for (Reader reader : readers) {
            readerSide.confirm(reader);
        }
        DEADLINE.await(
                "Readers can be reached", () -> Optional.of(desk.reach(draft)).filter(n -> n >= before + count));
        return readers;
    }

    private static Reader reader(String name, int number) {
        String email = name + number + "@readers.example";
        return new Reader(email, List.of(Reader.ALERTS), false, true, Departure.NOT_AT_ALL);
    }

    /** Nothing while the service that is killed is not back. */
    private static Optional<String> stateAfterRestart(URI campaign) throws InterruptedException {
        try {
            return Optional.of(desk.state(campaign));
        } catch (DidNotHappenException away) {
            return Optional.empty();
        }
    }
}
