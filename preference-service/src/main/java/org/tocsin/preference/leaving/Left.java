package org.tocsin.preference.leaving;

import java.util.List;

import org.tocsin.preference.consent.Person;
import org.tocsin.preference.ledger.ConsentEntry;

/**
 * What came of it.
 *
 * @param ended the ledger's rows that ended a topic the person had been opted in to; none when they got nothing anyway
 */
record Left(Person person, List<ConsentEntry> ended) {

    Left {
        ended = List.copyOf(ended);
    }
}
