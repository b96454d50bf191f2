package org.tocsin.preference.undoing;

import java.util.Set;

import org.tocsin.preference.consent.Purpose;

/** How an undo link answers. */
sealed interface Offer {

    /** Can still be accepted. */
    record Open(Undo undo) implements Offer {}

    /**
     * Was accepted.
     *
     * @param subscribed the topics, of those it covered, that the person is opted in to now; none when they have left
     *                   again in the meantime
     */
    record Accepted(Undo undo, Set<Purpose> subscribed) implements Offer {}

    /** Came too late. */
    record Expired() implements Offer {}

    /** Forged, cut, or of somebody who was erased since. */
    record Unknown() implements Offer {}
}
