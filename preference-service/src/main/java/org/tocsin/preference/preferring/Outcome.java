package org.tocsin.preference.preferring;

import org.tocsin.preference.consent.Person;

/** What became of a wish. */
sealed interface Outcome {

    /**
     * It is so now.
     *
     * @param undone whether that took a change back; it is not taken back in turn, or a second undo would opt in again
     */
    record Done(Person before, Person now, boolean undone) implements Outcome {

        /** Whether that differs from what was before. */
        boolean changed() {
            return now.version() != before.version();
        }
    }

    /** Nothing changed, since something else had changed in the meantime. */
    record Overtaken(Person now) implements Outcome {}

    /** The reader was erased. */
    record Gone() implements Outcome {}
}
