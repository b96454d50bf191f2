package org.tocsin.preference.ledger;

import java.util.List;

import org.tocsin.preference.consent.Person;

/** A person after what they decided was recorded, and the rows that hold it, in the order of the decisions. */
public record Recorded(Person person, List<ConsentEntry> entries) {}
