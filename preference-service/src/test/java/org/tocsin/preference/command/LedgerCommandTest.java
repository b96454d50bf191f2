package org.tocsin.preference.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.Published;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.leaving.OptOutsByMail;
import org.tocsin.preference.ledger.Anchors;
import org.tocsin.preference.ledger.Head;
import org.tocsin.preference.postgres.ConsentEntries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class LedgerCommandTest {

    @Inject
    Jdbi jdbi;

    @Inject
    ConsentEntries ledger;

    @Inject
    ConfirmedReaders readers;

    @Inject
    OptOutsByMail leaves;

    @Inject
    Published published;

    @Inject
    Clock clock;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void somethingIsInTheLedger() {
        readers.optedInTo("newsletter", "informative");
    }

    @Test
    void databaseIsVerified() throws IOException {
        assertEquals(0, run("verify"));
        assertTrue(printed().contains(Anchors.write(ledger.head())));
    }

    @Test
    void exportIsVerifiedWithoutADatabase() throws IOException {
        assertEquals(0, run("verify", export().toString()));
        assertTrue(printed().contains("0 findings"));
    }

    @Test
    void exportIsVerifiedFromStandardInput() throws IOException {
        InputStream usual = System.in;
        try (InputStream export = Files.newInputStream(export())) {
            System.setIn(export);
            assertEquals(0, run("verify", "-"));
        } finally {
            System.setIn(usual);
        }
        assertTrue(printed().contains("0 findings"));
    }

    @Test
    void changedExportIsFound() throws IOException {
        Path export = export();
        Files.writeString(
                export, Files.readString(export).replaceFirst("purpose newsletter", "purpose special-offers"));

        assertEquals(1, run("verify", export.toString()));
        assertTrue(printed().contains("was changed"));
    }

    @Test
    void cutExportIsFoundByTheAnchorsInALog() throws IOException {
        Path export = export();
        Head end = ledger.head();
        String text = Files.readString(export);
        Files.writeString(export, text.substring(0, text.lastIndexOf("\n\nformat") + 2));
        Path log = Files.writeString(folder.resolve("log"), "12:00 INFO consent ledger: " + Anchors.write(end) + "\n");

        assertEquals(0, run("verify", export.toString()));
        assertEquals(1, run("verify", export.toString(), "--anchors", log.toString()));
        assertTrue(printed().contains("but row " + end.sequence() + " was anchored"));
    }

    @Test
    void otherWordsPrintTheUsage() throws IOException {
        assertEquals(2, run("destroy"));
        assertTrue(printed().contains("ledger export"));
    }

    @Test
    void currentStateIsRebuiltFromTheLedger() throws IOException {
        UUID subscriber = readers.optedInTo("newsletter", "informative", "security-alerts");
        assertEquals(0, run("compare"), this::printed);
        tamper(subscriber, "update choice set decision = 'opt-out' where subscriber_id = ? and purpose = 'newsletter'");
        tamper(subscriber, "delete from choice where subscriber_id = ? and purpose = 'informative'");
        tamper(
                subscriber,
                "insert into choice select subscriber_id, kind, 'special-offers', decision, since, way, 1, heard_at"
                        + " from choice where subscriber_id = ? and purpose = 'security-alerts'");

        assertEquals(1, run("compare"));
        assertTrue(printed().contains("topic informative: the ledger says opt-in by form in row"), this::printed);
        assertTrue(printed().contains("topic special-offers: the ledger says nothing"), this::printed);
        assertEquals(0, run("rebuild"));
        assertEquals(0, run("compare"));

        assertEquals(List.of("informative", "newsletter", "security-alerts"), published.topics(subscriber));
        assertEquals(2, published.preferences(subscriber).get(1).version());
    }

    @Test
    void repeatedOptOutIsNotForgottenByARebuild() throws IOException {
        UUID subscriber = readers.optedInTo("newsletter");
        leaves.byMail(subscriber, "newsletter", "reply");
        Instant repeated = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
        jdbi.useHandle(handle -> handle.execute(
                "update choice set heard_at = ?, way = 'form' where subscriber_id = ?", repeated, subscriber));

        run("rebuild");

        Instant heardAt = jdbi.withHandle(
                handle -> handle.createQuery("select heard_at from choice where subscriber_id = ? and way = 'reply'")
                        .bind(0, subscriber)
                        .mapTo(Instant.class)
                        .one());
        assertEquals(repeated, heardAt);
    }

    private void tamper(UUID subscriber, String statement) {
        jdbi.useHandle(handle -> handle.execute(statement, subscriber));
    }

    /** As a command reaches the database: with transactions of its own. */
    private Jdbi beside() {
        return Jdbi.create(url, user, password).installPlugin(new PostgresPlugin());
    }

    private Path export() throws IOException {
        assertEquals(0, run("export"));
        Path export = Files.writeString(folder.resolve("export"), printed());
        output.reset();
        return export;
    }

    private int run(String... words) throws IOException {
        try (PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8)) {
            return new LedgerCommand(this::beside, out).run(List.of(words));
        }
    }

    private String printed() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
