package org.tocsin.mailing.campaign;

import java.util.Arrays;
import java.util.Optional;

/** How urgent a campaign is, and what an uncertain mail means to it. */
public enum Kind {
    /** Goes before every newsletter. A mail that may or may not have arrived is sent again, with the same Message-ID. */
    ALERT("alert"),
    /** Waits for alerts. A mail that may have arrived is not sent again. */
    NEWSLETTER("newsletter");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** As interfaces and tables write it. */
    public String word() {
        return word;
    }

    public static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
