package org.tocsin.registration.erasure;

import java.time.Instant;

/** What became, or would become, of a link to erase. */
sealed interface Erasing {

    /** The last question can be put. Unless the browser is the one that asked, with the code. */
    record Open(boolean sameBrowser) implements Erasing {}

    /** The code that was typed is not the one that was shown. */
    record WrongCode() implements Erasing {}

    /** Can be taken back until then. */
    record Planned(Instant dueAt) implements Erasing {}

    record Erased() implements Erasing {}

    /** Used before, too old, or guessed at too often. */
    record Closed() implements Erasing {}

    /** Not one of ours. */
    record Unknown() implements Erasing {}
}
