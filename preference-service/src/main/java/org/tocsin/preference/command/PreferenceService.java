package org.tocsin.preference.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.jdbi.v3.core.JdbiException;

/** Starts the service, or runs the command that its first word names. */
@QuarkusMain
public final class PreferenceService {

    private PreferenceService() {}

    /** {@code ledger ...} is a command; anything else starts the service. */
    public static void main(String... arguments) throws IOException {
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty() || !words.get(0).equals("ledger")) {
            Quarkus.run(arguments);
            return;
        }
        System.exit(command(words.subList(1, words.size())));
    }

    private static int command(List<String> words) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        try {
            return new LedgerCommand(LedgerDatabase::open, out).run(words);
        } catch (JdbiException | NoSuchElementException | NoSuchFileException unusable) {
            out.println("Cannot be done: " + unusable.getMessage());
            return 2;
        } finally {
            out.flush();
        }
    }
}
