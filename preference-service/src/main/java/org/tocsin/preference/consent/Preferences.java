package org.tocsin.preference.consent;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

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
     * Takes opt-outs back, given as the ledger entries that hold them: each only while it still holds. For the owner of
     * the mailbox.
     */
    public List<Decision> restore(Map<Purpose, Long> optOuts, Act act) {
        return restore(optOuts, act, (out, sequence) -> out.sequence() == sequence);
    }

    /**
     * The same for whoever has just pressed "leave", and may not be the reader: void as soon as anybody leaves again,
     * since that may have been the reader.
     */
    public List<Decision> restoreUnrepeated(Map<Purpose, Long> optOuts, Act act) {
        return restore(
                optOuts,
                act,
                (out, sequence) -> out.sequence() == sequence && out.heardAt().equals(out.since()));
    }

    private List<Decision> restore(Map<Purpose, Long> optOuts, Act act, BiPredicate<OptedOut, Long> holds) {
        return optOuts.keySet().stream()
                .filter(purpose ->
                        choices.get(purpose) instanceof OptedOut out && holds.test(out, optOuts.get(purpose)))
                .sorted(Purpose.ORDER)
                .map(purpose -> Decision.yes(purpose, act))
                .toList();
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
