package org.tocsin.preference.consent;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.tocsin.preference.consent.Choice.OptedIn;
import org.tocsin.preference.consent.Choice.OptedOut;

/** One person's last word on every purpose they ever decided. */
public record Preferences(Map<Purpose, Choice> choices) {

    public static final Preferences NONE = new Preferences(Map.of());

    /**
     * How far the clocks of two services may stand apart. An opt-out that looks older than the opt-in by no more than
     * this still counts; one that is older (sent again from a dead-letter topic, say) does not undo what the person
     * confirmed since.
     */
    static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    public Preferences {
        choices = Map.copyOf(choices);
    }

    public Optional<Choice> on(Purpose purpose) {
        return Optional.ofNullable(choices.get(purpose));
    }

    /** Opts in to what a confirmed act asks for, except where the person has left after that act. */
    public List<Decision> grant(Collection<Purpose> purposes, Act act) {
        return Set.copyOf(purposes).stream()
                .filter(purpose -> on(purpose).map(choice -> opens(choice, act)).orElse(true))
                .sorted(Purpose.ORDER)
                .map(purpose -> Decision.yes(purpose, act))
                .toList();
    }

    private static boolean opens(Choice choice, Act act) {
        return choice instanceof OptedOut out && act.at().isAfter(out.heardAt());
    }

    /**
     * Opts out, also of what was never decided, so that a request confirmed earlier and still on its way does not opt
     * in afterwards. What was left before stays as it is.
     */
    public Departure leave(Collection<Purpose> purposes, Act act) {
        List<Purpose> leaving = Set.copyOf(purposes).stream()
                .filter(purpose ->
                        on(purpose).map(choice -> closes(choice, act)).orElse(true))
                .sorted(Purpose.ORDER)
                .toList();
        Set<Purpose> ended = granted();
        ended.retainAll(leaving);
        return new Departure(
                leaving.stream().map(purpose -> Decision.no(purpose, act)).toList(), ended);
    }

    private static boolean closes(Choice choice, Act act) {
        return choice instanceof OptedIn in && !act.at().plus(CLOCK_MARGIN).isBefore(in.since());
    }

    /**
     * Takes opt-outs back, given as the ledger entries that hold them: each only while it is the person's last word.
     * Whoever pressed "leave" again in the meantime has said so once more, and stays out.
     */
    public List<Decision> restore(Map<Purpose, Long> optOuts, Act act) {
        return optOuts.entrySet().stream()
                .filter(optOut -> on(optOut.getKey())
                        .map(choice -> isLastWord(choice, optOut.getValue()))
                        .orElse(false))
                .map(Map.Entry::getKey)
                .sorted(Purpose.ORDER)
                .map(purpose -> Decision.yes(purpose, act))
                .toList();
    }

    private static boolean isLastWord(Choice choice, long sequence) {
        return choice instanceof OptedOut out
                && out.sequence() == sequence
                && out.heardAt().equals(out.since());
    }

    /** Every purpose that is opted in to now. */
    public Set<Purpose> granted() {
        Set<Purpose> granted = new LinkedHashSet<>();
        choices.forEach((purpose, choice) -> {
            if (choice instanceof OptedIn) {
                granted.add(purpose);
            }
        });
        return granted;
    }
}
