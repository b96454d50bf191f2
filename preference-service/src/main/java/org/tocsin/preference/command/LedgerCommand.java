package org.tocsin.preference.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.preference.decisions.RebuildChoices;
import org.tocsin.preference.ledger.Anchors;
import org.tocsin.preference.ledger.Finding;
import org.tocsin.preference.ledger.Head;
import org.tocsin.preference.ledger.LedgerText;
import org.tocsin.preference.ledger.Verification;
import org.tocsin.preference.postgres.Difference;
import org.tocsin.preference.postgres.LedgerRows;

/** Exit codes as grep's: 0 all is well, 1 something was found, 2 it could not be done. */
public final class LedgerCommand {

    private static final String USAGE =
            """
            ledger export                     writes the ledger of the database as text
            ledger verify [--anchors FILE]    verifies the ledger of the database
            ledger verify EXPORT [--anchors FILE]
                                              verifies an export; needs no database
            ledger compare                    lists where the current state is not what the ledger comes to
            ledger rebuild                    makes the current state anew out of the ledger, and has the others told
            EXPORT or FILE may be -, which is standard input.
            FILE holds lines with "anchor SEQUENCE HASH": the topic consent-anchors, or the service's log.
            The database is that of QUARKUS_DATASOURCE_JDBC_URL, _USERNAME and _PASSWORD.
            """;

    private static final Path STANDARD_INPUT = Path.of("-");

    private final Supplier<Jdbi> database;
    private final PrintStream out;

    public LedgerCommand(Supplier<Jdbi> database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /** Runs the command that the words after {@code ledger} name; its exit code. */
    public int run(List<String> words) throws IOException {
        Optional<Path> anchors = after("--anchors", words);
        List<String> rest = anchors.isPresent() ? words.subList(0, words.indexOf("--anchors")) : words;
        if (rest.equals(List.of("export"))) {
            return export();
        }
        if (rest.equals(List.of("compare"))) {
            return list(rebuildChoices().differences(), 1);
        }
        if (rest.equals(List.of("rebuild"))) {
            return list(rebuildChoices().rebuild(), 0);
        }
        if (rest.equals(List.of("verify"))) {
            return verify(anchors, this::readDatabase);
        }
        if (rest.size() == 2 && rest.get(0).equals("verify")) {
            return verify(anchors, verification -> readExport(Path.of(rest.get(1)), verification));
        }
        out.print(USAGE);
        return 2;
    }

    private static Optional<Path> after(String option, List<String> words) {
        int place = words.indexOf(option);
        return place >= 0 && place == words.size() - 2 ? Optional.of(Path.of(words.get(place + 1))) : Optional.empty();
    }

    private RebuildChoices rebuildChoices() {
        return new RebuildChoices(database.get(), Clock.systemUTC());
    }

    private int list(List<Difference> differences, int whenThereAreAny) {
        differences.stream().map(Difference::describe).forEach(out::println);
        out.printf("%d differences%n", differences.size());
        return differences.isEmpty() ? 0 : whenThereAreAny;
    }

    private int export() {
        rows().read(entry -> out.print(LedgerText.write(entry)), LedgerCommand::refuse);
        return out.checkError() ? 2 : 0;
    }

    private LedgerRows rows() {
        return new LedgerRows(database.get());
    }

    private static void refuse(long sequence, String reason) {
        throw new IllegalStateException("Row " + sequence + " cannot be exported: " + reason);
    }

    private int verify(Optional<Path> anchors, Source source) throws IOException {
        Verification verification = new Verification(anchors.isPresent() ? anchors(anchors.get()) : List.of());
        source.read(verification);
        verification.findings().stream().map(Finding::describe).forEach(out::println);
        out.printf(
                "%d rows, %d findings; %s%n",
                verification.end().sequence(), verification.findings().size(), Anchors.write(verification.end()));
        return verification.findings().isEmpty() ? 0 : 1;
    }

    private static List<Head> anchors(Path file) throws IOException {
        try (BufferedReader text = open(file)) {
            return text.lines().map(Anchors::find).flatMap(Optional::stream).toList();
        }
    }

    private void readDatabase(Verification verification) {
        rows().read(verification::read, verification::unreadable);
    }

    private static void readExport(Path export, Verification verification) throws IOException {
        try (BufferedReader text = open(export)) {
            LedgerText.read(text, verification);
        }
    }

    private static BufferedReader open(Path file) throws IOException {
        return file.equals(STANDARD_INPUT)
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(file);
    }

    private interface Source {
        void read(Verification verification) throws IOException;
    }
}
