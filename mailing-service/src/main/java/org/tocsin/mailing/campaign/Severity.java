package org.tocsin.mailing.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad it is, in the order of what readers can ask for as their minimum. */
public enum Severity {
    LOW(1),
    MEDIUM(2),
    HIGH(3),
    CRITICAL(4);

    private final int rank;

    Severity(int rank) {
        this.rank = rank;
    }

    /** As interfaces and events write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As tables compare it. */
    public int rank() {
        return rank;
    }

    public static Optional<Severity> of(String word) {
        return Arrays.stream(values())
                .filter(severity -> severity.word().equals(word))
                .findFirst();
    }

    /** Throws {@link IllegalArgumentException} for a rank that no severity has. */
    public static Severity ofRank(int rank) {
        return Arrays.stream(values())
                .filter(severity -> severity.rank == rank)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no severity of rank " + rank));
    }
}
