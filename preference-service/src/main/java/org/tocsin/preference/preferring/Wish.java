package org.tocsin.preference.preferring;

import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.SubscriberId;
import org.tocsin.preference.limits.Limits;

/**
 * What a reader wants changed.
 *
 * @param yes     to be opted in to
 * @param no      to be opted out of
 * @param limits  what becomes of their limits
 * @param version the version of their preferences that they had before them; empty when they do not mind
 */
record Wish(
        SubscriberId reader, Set<Purpose> yes, Set<Purpose> no, UnaryOperator<Limits> limits, OptionalLong version) {

    Wish {
        yes = Set.copyOf(yes);
        no = Set.copyOf(no);
    }

    static Wish deciding(SubscriberId reader, Set<Purpose> yes, Set<Purpose> no, OptionalLong version) {
        return new Wish(reader, yes, no, limits -> limits, version);
    }

    static Wish limiting(SubscriberId reader, UnaryOperator<Limits> limits, OptionalLong version) {
        return new Wish(reader, Set.of(), Set.of(), limits, version);
    }
}
