package org.tocsin.preference.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jdbi.v3.core.JdbiException;

import org.tocsin.preference.recalling.DeadRecalls;

/** Starts the service, or runs the command that its first word names. */
@QuarkusMain
public final class PreferenceService {

    private static final Set<String> COMMANDS = Set.of("ledger", "recalls");

    private PreferenceService() {}

    /** {@code ledger ...} and {@code recalls ...} are commands; anything else starts the service. */
    public static void main(String... arguments) throws IOException {
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty() || !COMMANDS.contains(words.get(0))) {
            Quarkus.run(arguments);
            return;
        }
        System.exit(command(words.get(0), words.subList(1, words.size())));
    }

    private static int command(String command, List<String> words) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try {
            return command.equals("recalls")
                    ? new RecallCommand(() -> new DeadRecalls(CommandDatabase.open()), out).run(words)
                    : new LedgerCommand(CommandDatabase::open, out).run(words);
        } catch (JdbiException | NoSuchElementException | NoSuchFileException unusable) {
            out.println("Cannot be done: " + unusable.getMessage());
            return 2;
        } finally {
            out.flush();
        }
    }
}
