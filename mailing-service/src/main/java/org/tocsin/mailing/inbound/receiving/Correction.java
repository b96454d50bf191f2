package org.tocsin.mailing.inbound.receiving;

import java.util.Arrays;
import java.util.Optional;

/** What an operator says that a message means in truth. */
public enum Correction {
    LEAVE_TOPIC("unsubscribe", "The reader wants to leave this topic"),
    LEAVE_EVERYTHING("unsubscribe-all", "The reader wants to leave everything"),
    COMPLAINT("complaint", "The reader complains about our mail"),
    BOUNCE("bounce-hard", "The mailbox does not exist"),
    REPLY("human-reply", "Somebody should read it: forward it to the publisher"),
    NOTHING("nothing", "Nothing: what was counted is taken back");

    private final String word;
    private final String inWords;

    Correction(String word, String inWords) {
        this.word = word;
        this.inWords = inWords;
    }

    public static Optional<Correction> of(String word) {
        return Arrays.stream(values())
                .filter(correction -> correction.word.equals(word))
                .findFirst();
    }

    public String word() {
        return word;
    }

    public String inWords() {
        return inWords;
    }
}
