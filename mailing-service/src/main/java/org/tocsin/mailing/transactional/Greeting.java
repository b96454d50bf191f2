package org.tocsin.mailing.transactional;

import java.util.Optional;
import java.util.regex.Pattern;

/** The first line of a letter. */
final class Greeting {

    private static final int LONGEST_NAME = 60;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");
    /** A sign-up form is a way to send strangers a line of one's own: a name that could be followed is left out. */
    private static final Pattern ADVERTISEMENT = Pattern.compile("(?i)://|www\\.|@|\\.[a-z]{2,}/");

    private Greeting() {}

    static String to(Optional<String> name) {
        return name.map(given -> CONTROLS.matcher(given).replaceAll(" ").strip())
                .filter(given -> !given.isEmpty() && given.length() <= LONGEST_NAME)
                .filter(given -> !ADVERTISEMENT.matcher(given).find())
                .map(given -> "Hello " + given + ",")
                .orElse("Hello,");
    }
}
