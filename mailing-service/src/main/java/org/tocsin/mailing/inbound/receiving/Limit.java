package org.tocsin.mailing.inbound.receiving;

import java.util.Locale;

/** How much a day one person, and one network, can make us send. What is more than a network may waits for another day. */
enum Limit {
    /** Mail to a reader that From alone asked for: one, and few from one network, or we would be a way to pester people. */
    QUESTION(1, 20, false),
    /** Mail to the publisher. */
    FORWARD(30, 300, true),
    /** The publisher's mail to one reader. */
    ANSWER(30, 10_000, true);

    private final int perPerson;
    private final int perNetwork;
    private final boolean everyOneCounts;

    Limit(int perPerson, int perNetwork, boolean everyOneCounts) {
        this.perPerson = perPerson;
        this.perNetwork = perNetwork;
        this.everyOneCounts = everyOneCounts;
    }

    int perPerson() {
        return perPerson;
    }

    int perNetwork() {
        return perNetwork;
    }

    /** Whether what is more than a person may waits as well: words of people do, the same question once more does not. */
    boolean everyOneCounts() {
        return everyOneCounts;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
