package org.tocsin.mailing.inbound.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import org.tocsin.mailing.inbound.understanding.Understanding;

/** Prints precision and recall per class and whether the targets are met; ends with 1 if one is not. */
public final class ScoreInbound {

    private static final List<String> CLASSES =
            List.of("unsubscribe", "hard-bounce", "soft-bounce", "complaint", "auto-reply", "none");

    private final List<Judged> judged;
    private boolean met = true;

    private ScoreInbound(List<Judged> judged) {
        this.judged = judged;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Understanding understanding = new Understanding();
        long start = System.nanoTime();
        ScoreInbound score = new ScoreInbound(Labelled.in(folder).stream()
                .map(label -> Judged.of(folder, label, understanding))
                .toList());
        long elapsed = System.nanoTime() - start;
        score.printClasses();
        score.printTargets();
        System.out.printf(
                Locale.ROOT,
                "%d messages, %.0f per second%n",
                score.judged.size(),
                score.judged.size() * 1e9 / elapsed);
        if (arguments.length > 1 && arguments[1].equals("--wrong")) {
            score.printWrong();
        }
        System.exit(score.met ? 0 : 1);
    }

    private void printClasses() {
        System.out.printf("%-12s %8s %8s %10s %10s%n", "class", "labelled", "found", "precision", "recall");
        for (String word : CLASSES) {
            long labelled = count(each -> each.label().expected().contains(word));
            long found = count(each -> each.got().contains(word));
            long both = count(
                    each -> each.label().expected().contains(word) && each.got().contains(word));
            System.out.printf(
                    "%-12s %8d %8d %10s %10s%n", word, labelled, found, share(both, found), share(both, labelled));
        }
    }

    private void printTargets() {
        long falseOnes = count(each ->
                each.got().contains("unsubscribe") && !each.label().expected().contains("unsubscribe"));
        met &= falseOnes == 0;
        System.out.printf("%-40s %8d   %s%n", "false unsubscribes (0)", falseOnes, falseOnes == 0 ? "met" : "MISSED");
        target("unsubscribe recall", 98, is("unsubscribe"), got("unsubscribe"));
        target("bounce or not", 99, each -> true, each -> each.label().isBounce() == each.gotBounce());
        target(
                "hard or soft, where undisputed",
                95,
                each -> each.label().isBounce() && each.label().gradeIsSure(),
                Judged::isRight);
        target("complaint recall", 98, is("complaint"), got("complaint"));
        target("auto-reply recall", 97, is("auto-reply"), got("auto-reply"));
    }

    private void target(String name, int percent, Predicate<Judged> of, Predicate<Judged> right) {
        long all = count(of);
        long good = count(of.and(right));
        boolean reached = good * 100 >= all * percent;
        met &= reached;
        String text = name + " (" + percent + " %)";
        System.out.printf("%-40s %8s   %s (%d of %d)%n", text, share(good, all), reached ? "met" : "MISSED", good, all);
    }

    /** File names and what was made of them; never text of a message, which may be somebody's own. */
    private void printWrong() {
        judged.stream()
                .filter(each -> !each.isRight())
                .forEach(each -> System.out.printf(
                        "%s: expected %s, got %s: %s%n",
                        each.label().file(),
                        each.label().expected(),
                        each.got(),
                        each.understood().why()));
    }

    private long count(Predicate<Judged> which) {
        return judged.stream().filter(which).count();
    }

    private static Predicate<Judged> is(String word) {
        return each -> each.label().expected().contains(word);
    }

    private static Predicate<Judged> got(String word) {
        return each -> each.got().contains(word);
    }

    private static String share(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }
}
