package org.tocsin.mailing.inbound.receiving;

import java.util.Locale;

/**
 * How much a day one person, and one network, can make us send. What is more than a network may waits for another day. A mailbox or relay
 * of the installation's own brings everybody's mail, and may make us send more.
 */
enum Limit {
    /** Mail to a reader that From alone asked for: one, and few from one network, or we would be a way to pester people. */
    QUESTION(1, 20, 1_000, false),
    /** The link for a reader who asks to be subscribed. */
    LINK(1, 20, 1_000, false),
    /** Mail to the publisher. */
    FORWARD(30, 300, 300, true),
    /** The publisher's mail to one reader. */
    ANSWER(30, 10_000, 10_000, true);

    private final int perPerson;
    private final int perNetwork;
    private final int handedOn;
    private final boolean everyOneCounts;

    Limit(int perPerson, int perNetwork, int handedOn, boolean everyOneCounts) {
        this.perPerson = perPerson;
        this.perNetwork = perNetwork;
        this.handedOn = handedOn;
        this.everyOneCounts = everyOneCounts;
    }

    int perPerson() {
        return perPerson;
    }

    int perNetwork() {
        return perNetwork;
    }

    /** For a mailbox, an account, or a relay of the installation's own. */
    int handedOn() {
        return handedOn;
    }

    int of(Origin origin) {
        return origin.handedOn() ? handedOn : perNetwork;
    }

    /** Whether what is more than a person may waits as well: words of people do, the same question once more does not. */
    boolean everyOneCounts() {
        return everyOneCounts;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
