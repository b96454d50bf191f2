package org.tocsin.preference.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

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
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        int exitCode = new LedgerCommand(LedgerDatabase::open, out).run(words.subList(1, words.size()));
        out.flush();
        System.exit(exitCode);
    }
}
