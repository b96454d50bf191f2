package org.tocsin.mailing.inbound.receiving;

import java.util.Locale;

/** How much a day one person, and one network, can make us send. */
enum Limit {
    /** Mail to a reader that From alone asked for: one, and few from one network, or we would be a way to pester people. */
    QUESTION(1, 20),
    /** Mail to the publisher. */
    FORWARD(30, 300),
    /** The publisher's mail to one reader. */
    ANSWER(30, 10_000);

    private final int perPerson;
    private final int perNetwork;

    Limit(int perPerson, int perNetwork) {
        this.perPerson = perPerson;
        this.perNetwork = perNetwork;
    }

    int perPerson() {
        return perPerson;
    }

    int perNetwork() {
        return perNetwork;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
