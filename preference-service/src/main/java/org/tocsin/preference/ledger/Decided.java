package org.tocsin.preference.ledger;

import java.util.List;

import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Person;

/** A person, locked, and what they decided; not recorded yet. */
public record Decided(Person person, List<Decision> decisions) {}
