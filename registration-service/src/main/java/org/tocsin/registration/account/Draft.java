package org.tocsin.registration.account;

/** What somebody typed into a form of their page that came too late; empty texts for what it did not have. */
public record Draft(String name, String language, String address) {

    public static final Draft NOTHING = new Draft("", "", "");

    public static Draft ofAddress(String address) {
        return new Draft("", "", address);
    }

    public boolean isEmpty() {
        return equals(NOTHING);
    }

    /** In one line, for a page without a form. */
    String inWords() {
        return (name + " " + address).strip();
    }
}
