package org.tocsin.registration.account;

import java.util.List;

/** What somebody typed into a form of their page that came too late; empty texts for what it did not have. */
public record Draft(String name, String language, String address) {

    private static final int FIELDS = 3;

    public static final Draft NOTHING = new Draft("", "", "");

    public static Draft ofAddress(String address) {
        return new Draft("", "", address);
    }

    /** What {@link #lines()} wrote; nothing for anything else. */
    static Draft of(List<String> lines) {
        return lines.size() == FIELDS ? new Draft(lines.get(0), lines.get(1), lines.get(2)) : NOTHING;
    }

    List<String> lines() {
        return List.of(name, language, address);
    }

    boolean isEmpty() {
        return equals(NOTHING);
    }

    /** In one line, for a page without a form. */
    String inWords() {
        return (name + " " + address).strip();
    }
}
