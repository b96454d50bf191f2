package org.tocsin.local.demo;

import java.util.List;

/**
 * Somebody who signs up.
 *
 * @param usesPage whether the form on the page is filled in, or else the JSON interface called
 */
record Reader(
        String email,
        List<String> topics,
        List<String> sponsors,
        boolean usesPage,
        boolean confirms,
        Departure departure) {

    Reader(String email, List<String> topics, boolean usesPage, boolean confirms, Departure departure) {
        this(email, topics, List.of(), usesPage, confirms, departure);
    }

    static final String ALERTS = "security-alerts";
    private static final String NEWSLETTER = "newsletter";

    /** The cast of the demo; the tag keeps readers of one run from being those of the run before. */
    static List<Reader> cast(String tag) {
        return List.of(
                new Reader(address("first", tag), List.of(ALERTS), true, true, Departure.BY_LINK),
                new Reader(address("second", tag), List.of(ALERTS), false, true, Departure.BY_ONE_CLICK),
                new Reader(address("third", tag), List.of(ALERTS, NEWSLETTER), true, true, Departure.BY_REPLY),
                new Reader(address("fourth", tag), List.of(ALERTS), false, true, Departure.NOT_AT_ALL),
                new Reader(address("fifth", tag), List.of(ALERTS, NEWSLETTER), true, true, Departure.NOT_AT_ALL),
                new Reader(address("sixth", tag), List.of(NEWSLETTER), true, true, Departure.NOT_AT_ALL),
                new Reader(address("seventh", tag), List.of(ALERTS), false, false, Departure.NOT_AT_ALL));
    }

    /** Somebody who lets the sponsor know of them as well. */
    static Reader sharing(String tag) {
        return new Reader(
                address("eighth", tag),
                List.of(NEWSLETTER),
                List.of("kaspersky-lab"),
                true,
                true,
                Departure.NOT_AT_ALL);
    }

    private static String address(String name, String tag) {
        return name + tag + "@readers.example";
    }

    boolean getsFirstAlert() {
        return confirms && topics.contains(ALERTS);
    }

    boolean getsSecondAlert() {
        return getsFirstAlert() && departure == Departure.NOT_AT_ALL;
    }
}
