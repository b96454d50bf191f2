package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;

import org.tocsin.mailing.inbound.message.WrittenText;
import org.tocsin.mailing.inbound.understanding.command.Subject;
import org.tocsin.mailing.inbound.understanding.words.Phrases;
import org.tocsin.mailing.inbound.understanding.words.Words;

/** How answering machines say that somebody is away, where they bear no other mark. */
final class Absence {

    /** Further down, a person may tell of their holidays. */
    private static final int FIRST_WORDS = 400;

    private static final Phrases SUBJECT_BEGINS = Phrases.telling("subject of an answering machine begins");
    private static final Phrases SUBJECT_HAS = Phrases.telling("subject of an answering machine has");
    private static final Phrases TEXT = Phrases.telling("text of an answering machine");

    private Absence() {}

    static Optional<String> inSubject(String subject) {
        String text = Subject.of(subject).text();
        return SUBJECT_BEGINS.open(text) || SUBJECT_HAS.areIn(text)
                ? Optional.of("its subject is an answering machine's")
                : Optional.empty();
    }

    static Optional<String> in(WrittenText written) {
        String text = written.text();
        String first = text.substring(0, Math.min(text.length(), FIRST_WORDS));
        return TEXT.areIn(Words.inOneLine(first))
                ? Optional.of("its text says that somebody is away or that a machine wrote it")
                : Optional.empty();
    }
}
