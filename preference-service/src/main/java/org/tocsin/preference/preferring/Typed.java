package org.tocsin.preference.preferring;

/**
 * What was typed into a form that could not be used, and what is wrong with it; all empty when nothing is.
 *
 * @param until as the date field sends it
 */
record Typed(String until, String untilError, String vendor, String product, String interestError) {

    static final Typed NOTHING = new Typed("", "", "", "", "");

    static Typed until(String until, String error) {
        return new Typed(until, error, "", "", "");
    }

    static Typed interest(String vendor, String product, String error) {
        return new Typed("", "", vendor, product, error);
    }

    boolean isMistaken() {
        return !untilError.isEmpty() || !interestError.isEmpty();
    }
}
