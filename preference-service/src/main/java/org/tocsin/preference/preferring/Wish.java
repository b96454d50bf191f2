package org.tocsin.preference.preferring;

import java.util.OptionalLong;
import java.util.Set;

import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;

/**
 * What a reader wants changed.
 *
 * @param yes     to be opted in to
 * @param no      to be opted out of
 * @param version the version of their preferences that they had before them; empty when they do not mind
 */
record Wish(SubscriberId reader, Set<Purpose> yes, Set<Purpose> no, OptionalLong version) {

    Wish {
        yes = Set.copyOf(yes);
        no = Set.copyOf(no);
    }
}
