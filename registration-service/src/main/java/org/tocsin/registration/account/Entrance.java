package org.tocsin.registration.account;

import java.time.Instant;

/** What stands behind a link to sign in. */
sealed interface Entrance {

    /** A button opens it. Unless the browser is the one that asked, the reader is asked to make sure. */
    record Open(boolean sameBrowser, Instant askedAt) implements Entrance {}

    /** Used before, or too old. */
    record Closed() implements Entrance {}

    /** Not one of ours. */
    record Unknown() implements Entrance {}
}
