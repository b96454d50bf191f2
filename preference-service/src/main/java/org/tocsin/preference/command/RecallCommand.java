package org.tocsin.preference.command;

import java.io.PrintStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import org.tocsin.preference.recalling.DeadRecall;
import org.tocsin.preference.recalling.DeadRecalls;

/** Lists the recalls that were given up, and has them sent again. */
public final class RecallCommand {

    private static final String USAGE =
            """
            recalls list                      lists the recalls that no sponsor acknowledged and that are no longer tried
            recalls resend all                has all of them sent again
            recalls resend ID...              has these sent again
            """;

    private final Supplier<DeadRecalls> recalls;
    private final PrintStream out;

    public RecallCommand(Supplier<DeadRecalls> recalls, PrintStream out) {
        this.recalls = recalls;
        this.out = out;
    }

    /** Runs the command that the words after {@code recalls} name; its exit code. */
    public int run(List<String> words) {
        if (words.equals(List.of("list"))) {
            return list();
        }
        if (words.equals(List.of("resend", "all"))) {
            return resent(recalls.get().resendAll());
        }
        if (words.size() > 1 && words.get(0).equals("resend")) {
            return resend(words.subList(1, words.size()));
        }
        out.print(USAGE);
        return 2;
    }

    private int list() {
        List<DeadRecall> dead = recalls.get().all();
        dead.forEach(one -> out.printf(
                "%s  %s  %s at %s  given up at %s after %d attempts: %s%n",
                one.id(), one.sponsor(), one.reason(), one.recalledAt(), one.deadAt(), one.attempts(), one.problem()));
        out.printf("%d dead letters%n", dead.size());
        return dead.isEmpty() ? 0 : 1;
    }

    private int resend(List<String> words) {
        List<UUID> ids;
        try {
            ids = words.stream().map(UUID::fromString).toList();
        } catch (IllegalArgumentException malformed) {
            out.println("An id looks like 0f8fad5b-d9cb-469f-a165-70867728950e, as recalls list shows it.");
            return 2;
        }
        int resent = recalls.get().resend(ids);
        resent(resent);
        return resent == ids.size() ? 0 : 1;
    }

    private int resent(int count) {
        out.printf("%d will be sent again%n", count);
        return 0;
    }
}
