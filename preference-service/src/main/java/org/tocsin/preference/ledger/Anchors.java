package org.tocsin.preference.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Heads of the ledger as one writes them down elsewhere: {@code anchor SEQUENCE HASH}. */
public final class Anchors {

    private static final Pattern ANCHOR = Pattern.compile("\\banchor ([1-9][0-9]{0,17}) ([0-9a-f]{64})\\b");

    private Anchors() {}

    public static String write(Head head) {
        return "anchor " + head.sequence() + " " + head.hash();
    }

    /** The anchor in a line, whatever else the line holds: a line of the log will do. */
    public static Optional<Head> find(String line) {
        Matcher anchor = ANCHOR.matcher(line);
        return anchor.find()
                ? Optional.of(new Head(Long.parseLong(anchor.group(1)), new Hash(anchor.group(2))))
                : Optional.empty();
    }
}
