package org.tocsin.mailing.campaign;

import java.util.Arrays;
import java.util.Optional;

/** What an operator can do to a campaign. Doing it twice is the same as once. */
public enum Action {
    SEND("send"),
    PAUSE("pause"),
    RESUME("resume"),
    CANCEL("cancel"),
    RETRY_FAILED("retry-failed"),
    /** For what turned out to be wrong: stops it, and says so in the archive, also when it has been sent. */
    WITHDRAW("withdraw");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Action> of(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst();
    }
}
