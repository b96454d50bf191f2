package org.tocsin.preference.preferring;

import java.util.Set;

import org.tocsin.preference.consent.Purpose;

/**
 * What the page says before everything else.
 *
 * @param notice  what was just done; empty for nothing
 * @param problem why it was not done; empty for nothing
 * @param undo    the words on the button that takes it back; empty for no button
 */
record Report(String notice, String problem, String undo) {

    static final Report NOTHING = new Report("", "", "");

    static final Report OVERTAKEN = new Report(
            "",
            "Something changed since you opened this page, perhaps by you in another tab or by a link in a mail."
                    + " This is how it is now; nothing you have just chosen was saved.",
            "");

    static final Report REFILLED = new Report(
            "You are signed in again. What you had chosen is back in its place, and not saved yet: press the button there.",
            "",
            "");

    static final Report MISTAKEN = new Report("", "Nothing was saved: see below what needs another look.", "");

    static Report of(Outcome.Done done) {
        if (!done.changed()) {
            return new Report("Nothing was different.", "", "");
        }
        Set<Purpose> before = done.before().preferences().granted();
        Set<Purpose> now = done.now().preferences().granted();
        boolean leftEverything = now.isEmpty() && !before.isEmpty();
        return new Report(
                leftEverything ? leftEverything(before) : "Saved. It holds from now on.",
                "",
                done.undone() ? "" : undo(before, now));
    }

    private static String leftEverything(Set<Purpose> before) {
        String left =
                "You have left everything: from now on no mail on any topic reaches you, and no sponsor gets your data.";
        return before.stream().anyMatch(Purpose::isTopic)
                ? left + " At most one mail confirms it, and that is the last."
                : left;
    }

    /** Whoever gives consent to a sponsor back by it must read so on the button. */
    private static String undo(Set<Purpose> before, Set<Purpose> now) {
        boolean sharesAgain = before.stream().anyMatch(purpose -> !purpose.isTopic() && !now.contains(purpose));
        return sharesAgain ? "Undo, and share with the sponsor again" : "Undo";
    }
}
