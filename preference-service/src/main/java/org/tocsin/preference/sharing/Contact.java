package org.tocsin.preference.sharing;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.tocsin.preference.consent.SubscriberId;

/**
 * What a sponsor may get of somebody.
 *
 * @param version of the subscriber event that said so
 */
public record Contact(SubscriberId subscriber, long version, String email, Optional<String> name, String locale) {

    /** The fields that a sponsor sees another value of than before; nothing when this is the older. */
    Set<String> fieldsChangedFrom(Contact before) {
        Set<String> changed = new HashSet<>();
        if (version > before.version) {
            note(changed, "email", email.equals(before.email));
            note(changed, "name", name.equals(before.name));
            note(changed, "locale", locale.equals(before.locale));
        }
        return changed;
    }

    private static void note(Set<String> changed, String field, boolean same) {
        if (!same) {
            changed.add(field);
        }
    }
}
