package org.tocsin.preference.preferring;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Person;
import org.tocsin.preference.suggesting.AlertSubjects;

/** Puts together what there is to choose and what somebody chose. */
@ApplicationScoped
class ShowPreferences {

    /** More would bury what the reader chose. */
    private static final int MOST_SUGGESTIONS = 40;

    private final Catalogue catalogue;
    private final AlertSubjects subjects;
    private final Clock clock;

    ShowPreferences(Catalogue catalogue, AlertSubjects subjects, Clock clock) {
        this.catalogue = catalogue;
        this.subjects = subjects;
        this.clock = clock;
    }

    @Transactional
    MyPreferences of(Person person) {
        return MyPreferences.of(person, clock.instant(), catalogue, subjects.newest(MOST_SUGGESTIONS));
    }
}
