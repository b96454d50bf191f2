package org.tocsin.registration.subscriber;

import java.util.Locale;

/** Where a sign-up came in; told to whoever asks how a consent was given. */
public enum Channel {
    FORM,
    API,
    /** By the letter to an address of a publisher's list; nobody asked for it before its reader did. */
    INVITATION;

    /** As events and tables spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when no channel is spelt so */
    public static Channel of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
