package org.tocsin.preference.preferring;

/**
 * What stands in the fields that somebody types into, and what is wrong with it; all empty when nothing is.
 *
 * @param until as the date field sends it
 */
record Typed(String until, String untilError, String vendor, String product, String interestError) {

    static final Typed NOTHING = of(Draft.NOTHING);

    static Typed of(Draft draft) {
        return new Typed(draft.until(), "", draft.vendor(), draft.product(), "");
    }

    static Typed until(Draft draft, String error) {
        return new Typed(draft.until(), error, "", "", "");
    }

    static Typed interest(Draft draft, String error) {
        return new Typed("", "", draft.vendor(), draft.product(), error);
    }
}
