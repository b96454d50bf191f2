package org.tocsin.registration.account;

import java.util.List;

/** A browser as its owner would name it, such as "Firefox on Linux"; no version, since nothing is to be recognised by it. */
record Device(String name) {

    /** The first that is contained counts: browsers claim to be each other. */
    private static final List<String[]> BROWSERS = List.of(
            new String[] {"Edg", "Edge"},
            new String[] {"OPR/", "Opera"},
            new String[] {"Firefox/", "Firefox"},
            new String[] {"FxiOS", "Firefox"},
            new String[] {"CriOS", "Chrome"},
            new String[] {"Chrome/", "Chrome"},
            new String[] {"Safari/", "Safari"});

    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"Android", "Android"},
            new String[] {"iPhone", "iPhone"},
            new String[] {"iPad", "iPad"},
            new String[] {"Windows", "Windows"},
            new String[] {"Mac OS X", "Mac"},
            new String[] {"CrOS", "ChromeOS"},
            new String[] {"Linux", "Linux"});

    static Device of(String userAgent) {
        String browser = find(BROWSERS, userAgent);
        String system = find(SYSTEMS, userAgent);
        return new Device((browser.isEmpty() ? "A browser" : browser) + (system.isEmpty() ? "" : " on " + system));
    }

    private static String find(List<String[]> known, String userAgent) {
        return known.stream()
                .filter(one -> userAgent.contains(one[0]))
                .map(one -> one[1])
                .findFirst()
                .orElse("");
    }
}
