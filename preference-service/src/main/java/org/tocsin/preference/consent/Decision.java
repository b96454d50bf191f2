package org.tocsin.preference.consent;

/** A yes or a no to one purpose, and the act that said it. */
public record Decision(Purpose purpose, Verdict verdict, Act act) {

    /** Yes or no, in the words of the ledger. */
    public enum Verdict {
        OPT_IN("opt-in"),
        OPT_OUT("opt-out");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** The word of the ledger and of the database. */
        public String word() {
            return word;
        }

        /** The verdict with this word; throws IllegalArgumentException for any other. */
        public static Verdict of(String word) {
            return switch (word) {
                case "opt-in" -> OPT_IN;
                case "opt-out" -> OPT_OUT;
                default -> throw new IllegalArgumentException("No verdict: " + word);
            };
        }
    }

    /** Throws IllegalArgumentException when the act came by a way in which nobody says yes for themself. */
    static Decision yes(Purpose purpose, Act act) {
        if (!act.way().canOptIn()) {
            throw new IllegalArgumentException(
                    "Nobody is opted in by " + act.way().word());
        }
        return new Decision(purpose, Verdict.OPT_IN, act);
    }

    static Decision no(Purpose purpose, Act act) {
        return new Decision(purpose, Verdict.OPT_OUT, act);
    }

    public boolean optsIn() {
        return verdict == Verdict.OPT_IN;
    }

    /** What holds once the ledger has taken this decision in at that place. */
    public Choice recordedAs(long sequence) {
        return optsIn()
                ? new Choice.OptedIn(sequence, act.at(), act.way())
                : new Choice.OptedOut(sequence, act.at(), act.way(), act.at());
    }
}
