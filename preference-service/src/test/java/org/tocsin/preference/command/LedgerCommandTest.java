package org.tocsin.preference.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.ledger.Anchors;
import org.tocsin.preference.ledger.Head;
import org.tocsin.preference.postgres.ConsentEntries;
import org.tocsin.preference.postgres.LedgerRows;

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

    private Path export() throws IOException {
        assertEquals(0, run("export"));
        Path export = Files.writeString(folder.resolve("export"), printed());
        output.reset();
        return export;
    }

    private int run(String... words) throws IOException {
        try (PrintStream out = new PrintStream(output, false, StandardCharsets.UTF_8)) {
            return new LedgerCommand(() -> new LedgerRows(jdbi), out).run(List.of(words));
        }
    }

    private String printed() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
