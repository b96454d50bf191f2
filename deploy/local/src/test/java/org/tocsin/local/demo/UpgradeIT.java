package org.tocsin.local.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.tocsin.backing.Ports;
import org.tocsin.local.gateway.ServiceName;
import org.tocsin.local.installation.DataFolder;
import org.tocsin.local.installation.Installation;
import org.tocsin.local.installation.InstallationSettings;
import org.tocsin.local.installation.LocalPorts;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Old and new side by side on the same topics and tables, and back again: deploy/bench/upgrade runs it. The system property is the root of a
 * working copy of the version before, with its programs built.
 */
@EnabledIfSystemProperty(named = "tocsin.older", matches = ".+")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class UpgradeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalPorts PORTS = LocalPorts.free();
    private static final Deadline DEADLINE = new Deadline(PATIENCE);

    private final Path root = Path.of("").toAbsolutePath().getParent().getParent();
    private final DataFolder folder = new DataFolder(root.resolve("deploy/local/target/upgrade"));
    private final Map<ServiceName, Replica> upgraded = new EnumMap<>(ServiceName.class);

    private Installation installation;
    private ReaderSide readerSide;
    private OperatorDesk desk;

    @BeforeEach
    void startTheVersionBefore() throws InterruptedException {
        Path before = Path.of(System.getProperty("tocsin.older"));
        start(new InstallationSettings(before, folder, PORTS, true, Map.of()));
    }

    private void start(InstallationSettings version) throws InterruptedException {
        installation = Installation.start(version, System.out::println);
        DemoSettings settings = new DemoSettings(
                URI.create("http://localhost:" + PORTS.publicOrigin()),
                PORTS.readersImap(),
                PORTS.inboundSmtp(),
                folder.secrets().readOperatorToken(),
                folder.secrets().readSponsorToken(),
                URI.create("http://localhost:" + PORTS.sponsor()),
                "",
                PATIENCE);
        readerSide = new ReaderSide(settings, DEADLINE);
        desk = new OperatorDesk(settings.origin(), settings.operatorToken());
    }

    @AfterEach
    void stop() {
        upgraded.values().forEach(Replica::close);
        installation.close();
    }

    @Test
    void eachReaderGetsEachMailOnceBeforeDuringAndAfterTheUpgradeAndAfterGoingBack() throws Exception {
        alertFor("before", 1);
        for (ServiceName service : ServiceName.values()) {
            upgraded.put(service, start(service));
        }
        upgraded.values().forEach(Replica::awaitReady);
        alertFor("side-by-side", 2);
        // The old ones start anew on tables that the new ones have migrated: that is what going back comes to.
        for (ServiceName service : ServiceName.values()) {
            ProcessHandle old = installation.process(service);
            old.destroy();
            old.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        for (int port : List.of(PORTS.registration(), PORTS.preference(), PORTS.mailing())) {
            Replica.awaitReady(port);
        }
        alertFor("old-again", 3);
        upgraded.values().forEach(Replica::close);
        alertFor("gone-back", 4);
        upgradeForGood();
        System.out.println(
                "\nEach reader got each mail once: before the upgrade, with both versions side by side, with the older one begun anew,"
                        + " after going back, and after the upgrade for good, which left no name or address in clear but in events of the older one.\n");
    }

    /** All at once, and sealing from now on, as when no service of the old version is left. */
    private void upgradeForGood() throws Exception {
        upgraded.clear();
        installation.close();
        start(new InstallationSettings(root, folder, PORTS, false, Map.of("TOCSIN_DATA_KEYS_SEAL", "true")));
        alertFor("for-good", 5);
        Remains remains = new Remains(folder.path(), PORTS.postgreSql(), PORTS.kafka());
        for (String when : List.of("before", "gone-back")) {
            DEADLINE.await("What is in clear is sealed", () -> Optional.of(inClear(remains, address(when)))
                    .filter(List::isEmpty));
        }
    }

    /** But for events that the older version published: they go with their time, within three days. */
    private static List<String> inClear(Remains remains, String address) {
        return remains.inDatabases(address).stream()
                .filter(table -> !table.endsWith(".outbox"))
                .toList();
    }

    private static String address(String when) {
        return when + "@readers.example";
    }

    private Replica start(ServiceName service) {
        return Replica.beside(
                installation.process(service),
                root.resolve(service.module()).resolve("target/quarkus-app"),
                Ports.free(),
                folder.path().resolve("logs/new-" + service.module() + ".log"));
    }

    /** One more reader signs up, and all of them get an alert. */
    private void alertFor(String when, int readers) throws Exception {
        Reader reader = new Reader(address(when), List.of(Reader.ALERTS), false, true, Departure.NOT_AT_ALL);
        Alert alert = new Alert("Alert " + when, "Patch.");
        URI campaign = desk.draft(alert);
        readerSide.signUp(reader);
        readerSide.confirm(reader);
        DEADLINE.await("All readers can be reached", () -> Optional.of(desk.reach(campaign))
                .filter(reach -> reach == readers));
        desk.send(campaign);
        DEADLINE.await(
                "The alert is sent", () -> Optional.of(desk.state(campaign)).filter("sent"::equals));
        readerSide.receive(reader, alert);
        List<String> mailed = ReceivedCopy.of(PORTS.mailbox(), alert.subject()).stream()
                .map(ReceivedCopy::reader)
                .toList();
        assertEquals(readers, mailed.stream().distinct().count(), when);
        assertEquals(readers, mailed.size(), when);
    }
}
