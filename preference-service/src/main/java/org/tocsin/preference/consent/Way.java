package org.tocsin.preference.consent;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The way a decision reached us. Open, because the mailing side may learn new ways, and an opt-out counts whichever
 * way it came.
 */
public record Way(String word) {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,31}");

    /** Pressed on the page behind a mail's link. */
    public static final Way LINK = new Way("link");

    /** RFC 8058, sent by the reader's mail program. */
    public static final Way ONE_CLICK = new Way("one-click");

    /** Chosen on the preferences page, or by its JSON, by somebody who had signed in. */
    public static final Way PREFERENCES = new Way("preferences");

    /** Pressed within minutes on the page that reported the opt-out it takes back. */
    public static final Way PAGE_UNDO = new Way("page-undo");

    /** Pressed on the page behind the link of the acknowledgement mail. */
    public static final Way MAIL_UNDO = new Way("mail-undo");

    /** By these somebody leaves, or is taken off; a yes needs the person's own confirmation, which none of them is. */
    private static final Set<String> NEVER_YES = Set.of(
            "import", "operator", "policy-change", "bounce", "complaint", "reply", "mailto", "one-click", "link");

    public Way {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("Not a way: " + word);
        }
    }

    /** Whether the person themself can have said yes in this way. */
    public boolean canOptIn() {
        return !NEVER_YES.contains(word);
    }

    /** The way that others named, or {@code other} when they used a word that no ledger row could hold. */
    public static Way named(String word) {
        return WORD.matcher(word).matches() ? new Way(word) : new Way("other");
    }
}
