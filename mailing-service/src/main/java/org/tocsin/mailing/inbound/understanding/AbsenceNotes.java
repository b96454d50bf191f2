package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;

/**
 * Answering machines that bear no mark at all and repeat our subject; only what they say gives them away. Since a person
 * may say the same, commands in mail that answers nothing are looked for before.
 */
final class AbsenceNotes implements Reading {

    @Override
    public Optional<Understood> read(Letter letter) {
        return Absence.in(letter.mail().written()).map(AutomaticMail::reply);
    }
}
