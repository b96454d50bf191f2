package org.tocsin.mailing.bounce;

import java.util.Locale;

/** Readers miss an alert more than a newsletter, so alerts go on longer to a mailbox in trouble. */
enum TopicClass {
    ALERTS,
    NEWSLETTERS;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TopicClass ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
