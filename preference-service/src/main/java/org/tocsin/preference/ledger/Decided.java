package org.tocsin.preference.ledger;

import java.util.List;

import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.limits.Limits;

/** A person, locked, and what they decided; not recorded yet. The limits are for their preferences, not for the ledger. */
public record Decided(Person person, List<Decision> decisions, Limits limits) {

    public Decided(Person person, List<Decision> decisions) {
        this(person, decisions, person.limits());
    }

    /** Whether anything of this must be told to others. */
    public boolean changesSomething() {
        return !decisions.isEmpty() || !limits.equals(person.limits());
    }
}
