package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.tocsin.backing.Ports;
import org.tocsin.local.installation.DataFolder;
import org.tocsin.local.installation.Installation;
import org.tocsin.local.installation.InstallationSettings;
import org.tocsin.local.installation.LocalPorts;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Loses PostgreSQL and comes back from a backup that is older than an opt-out, an erasure and a sign-up: deploy/drill runs it, with the very
 * scripts that an operator runs. Whom the mail after the restore reaches is for the checker to judge that also judges what kills and faults
 * leave behind. The system property says where the programs of a PostgreSQL as new as the server's are.
 */
@EnabledIfSystemProperty(named = "tocsin.drill", matches = ".+")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class RestoreDrillIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalPorts PORTS = LocalPorts.free();
    private static final int RELAY_PORT = Ports.free();
    private static final Deadline DEADLINE = new Deadline(PATIENCE);

    private final Path root = Path.of("").toAbsolutePath().getParent().getParent();
    private final Path place = root.resolve("deploy/local/target/drill");
    private final DataFolder folder = new DataFolder(place.resolve("data"));
    private final Path backup = place.resolve("backup-" + Instant.now().toEpochMilli());

    private final OperatorsCommands commands =
            new OperatorsCommands(root, folder.path(), PORTS, Path.of(System.getProperty("tocsin.drill")));

    private final NewDataKey dataKeys = new NewDataKey(root, folder.path(), PORTS);
    private final KnownReaders readers = new KnownReaders(folder.path(), PORTS.postgreSql());

    private final Reader stays = reader("stays", Departure.NOT_AT_ALL);
    private final Reader leaves = reader("leaves", Departure.BY_ONE_CLICK);
    private final Reader erased = reader("is-erased", Departure.NOT_AT_ALL);
    private final Reader late = reader("came-late", Departure.NOT_AT_ALL);

    private RelayLink relay;
    private Installation installation;
    private ReaderSide readerSide;
    private OperatorDesk desk;

    @BeforeEach
    void openTheWayToTheReaders() throws IOException {
        relay = new RelayLink(RELAY_PORT, PORTS.readersSmtp());
    }

    @AfterEach
    void stop() throws IOException {
        installation.close();
        relay.close();
    }

    @Test
    void backupComesBackWithoutWhoWasErasedAndWithoutMailForWhoLeft() throws Exception {
        run(true, () -> {});
        Alert before = new Alert("Before the backup", "Patch.");
        subscribe(List.of(stays, leaves, erased));
        send(before, List.of(stays, leaves, erased));
        commands.backUp(backup);

        readerSide.leave(leaves, before);
        long left = System.nanoTime();
        ReadersAccount account = account(erased);
        account.erase(account.signIn());
        DEADLINE.await("The erasure", () -> new Inboxes(PORTS.readersImap())
                .find(erased.email(), mail -> mail.subject().endsWith("is erased")));
        UUID erasedReader = dataKeys.erasedLast();
        subscribe(List.of(late));
        ReadersAccount renamed = account(stays);
        renamed.goBy(renamed.signIn(), "Ada");
        Instant lost = Instant.now();
        installation.close();
        losePostgreSql();

        Instant begun = Instant.now();
        run(false, () -> commands.restore(backup));
        Duration back = Duration.between(begun, Instant.now());
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(0, dataKeys.keysOf(erasedReader), "erased again"));
        judgeAnAlert(left);

        assertTrue(dataKeys.underTheOld() > 0, "the others' keys are there");
        commands.verifyLedger();
        // Both come by a link that was mailed to them just now, so both are known by their address.
        assertPageHas(late, late.email());
        assertPageHas(stays, "Ada");
        System.out.printf(
                "%nThe checker found nobody erased who is back and nobody mailed who left; the ledger is what was written, and who signed up or took another name since finds it on their page.%n"
                        + "recovery point: %d s before the loss, and what the log says of readers up to the loss%nrecovery time: %.1f s until all services were ready%n%n",
                Duration.between(commands.takenAt(backup), lost).toSeconds(), back.toMillis() / 1000.0);
    }

    private void judgeAnAlert(long left) throws Exception {
        OracleJudge judge = new OracleJudge(relay, RELAY_PORT, place.resolve("oracle.journal"), readers);
        judge.judge(List.of(stays.email(), late.email()), leaves.email(), left, () -> {
            URI campaign = desk.draft(new Alert("After the restore", "Patch again."));
            send(campaign, 2);
            return campaign;
        });
    }

    private ReadersAccount account(Reader reader) {
        return new ReadersAccount(settings(), DEADLINE, reader.email());
    }

    private void assertPageHas(Reader reader, String text) throws InterruptedException {
        ReadersAccount account = account(reader);
        String page = account.page(account.signIn());
        assertTrue(page.contains(text), () -> "the page of " + reader.email() + ": " + page);
    }

    private void run(boolean fresh, Installation.Preparation preparation) throws InterruptedException {
        installation = Installation.start(
                new InstallationSettings(root, folder, PORTS, fresh, serviceEnvironment()),
                System.out::println,
                preparation);
        readerSide = new ReaderSide(settings(), DEADLINE);
        desk = new OperatorDesk(settings().origin(), settings().operatorToken());
    }

    private static Map<String, String> serviceEnvironment() {
        return Map.of("TOCSIN_ERASURE_EVERY", "1s", "TOCSIN_RELAY_PORT", Integer.toString(RELAY_PORT));
    }

    private void losePostgreSql() throws IOException {
        try (Stream<Path> files = Files.walk(folder.path().resolve("postgresql"))) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
        assertFalse(Files.exists(folder.path().resolve("postgresql")));
    }

    private static Reader reader(String name, Departure departure) {
        return new Reader(name + "@readers.example", List.of(Reader.ALERTS), false, true, departure);
    }

    private void subscribe(List<Reader> fresh) throws Exception {
        URI draft = desk.draft(new Alert("Only counted", "Nobody."));
        long before = desk.reach(draft);
        for (Reader reader : fresh) {
            readerSide.signUp(reader);
            readerSide.confirm(reader);
            readers.learn(reader.email());
        }
        DEADLINE.await("Readers can be reached", () -> Optional.of(desk.reach(draft))
                .filter(reach -> reach >= before + fresh.size()));
    }

    private void send(Alert alert, List<Reader> expected) throws InterruptedException {
        send(desk.draft(alert), expected.size());
        for (Reader reader : expected) {
            readerSide.receive(reader, alert);
        }
    }

    private void send(URI campaign, int reach) throws InterruptedException {
        await().atMost(PATIENCE).until(() -> desk.reach(campaign) == reach);
        desk.send(campaign);
        DEADLINE.await(
                "The alert is sent", () -> Optional.of(desk.state(campaign)).filter("sent"::equals));
    }

    private DemoSettings settings() {
        return new DemoSettings(
                URI.create("http://localhost:" + PORTS.publicOrigin()),
                PORTS.readersImap(),
                PORTS.inboundSmtp(),
                folder.secrets().readOperatorToken(),
                folder.secrets().readSponsorToken(),
                URI.create("http://localhost:" + PORTS.sponsor()),
                "",
                PATIENCE);
    }
}
