package org.tocsin.mailing.inbound.understanding.command;

import java.util.Collection;
import java.util.Optional;

import org.tocsin.mailing.inbound.message.WrittenText;
import org.tocsin.mailing.inbound.understanding.Letter;
import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.Reading;
import org.tocsin.mailing.inbound.understanding.Understood;
import org.tocsin.mailing.inbound.understanding.words.Phrases;
import org.tocsin.mailing.inbound.understanding.words.Words;

/** Finds the command in a subject, or in the first line of an answer whose subject says nothing of its own. */
public final class Commands implements Reading {

    private static final int LONGEST_REMARK = 400;

    private static final Phrases TAKES_BACK = Phrases.telling("takes a command back");
    private static final Phrases EXPLAINS = Phrases.telling("line that explains how to leave begins");

    private final CommandLine line;

    /** @param names what the publisher and its topics are called */
    public Commands(Collection<String> names) {
        this.line = new CommandLine(new CommandWords(names));
    }

    @Override
    public Optional<Understood> read(Letter letter) {
        Subject subject = Subject.of(letter.mail().subject());
        // A forwarded copy is shown to us, not meant for us.
        if (subject.forwarded()) {
            return Optional.empty();
        }
        return inSubject(letter)
                .map(Commands::typed)
                .or(() -> saysNothing(subject, letter) ? inText(letter.mail().written()) : Optional.empty());
    }

    /** Only subjects that were typed afresh: no answering machine writes those. */
    public Reading inFreshMail() {
        return letter -> answersNothing(letter) ? inSubject(letter).map(Commands::typed) : Optional.empty();
    }

    private static boolean answersNothing(Letter letter) {
        return !Subject.of(letter.mail().subject()).reply()
                && !letter.mail().has("in-reply-to")
                && !letter.mail().has("references");
    }

    private static Understood typed(Meaning meaning) {
        return new Understood(meaning, "Its subject is nothing but this command.");
    }

    /** The command that the subject is, if it is one and not merely the subject of our own message. */
    Optional<Meaning> inSubject(Letter letter) {
        Subject subject = Subject.of(letter.mail().subject());
        return subject.forwarded()
                ? Optional.empty()
                : ofTheirOwn(subject, letter).flatMap(line::read).filter(meaning -> !isTakenBack(letter, subject));
    }

    /** Whether the text speaks against the subject, or answers somebody else's: then a person has to read it. */
    private static boolean isTakenBack(Letter letter, Subject subject) {
        WrittenText written = letter.mail().written();
        return TAKES_BACK.areIn(Words.inOneLine(written.text()))
                || (subject.reply()
                        && written.lines().stream().map(Words::plain).anyMatch(EXPLAINS::open));
    }

    /** What the sender put into the subject beyond that of our message. */
    private static Optional<String> ofTheirOwn(Subject subject, Letter letter) {
        Optional<String> ours = letter.circumstances()
                .originalSubject()
                .map(original -> Subject.of(original).text())
                .filter(original -> !original.isEmpty());
        if (ours.isEmpty()) {
            return Optional.of(subject.text());
        }
        String rest = subject.text().replace(ours.get(), " ").strip();
        return Optional.of(rest).filter(own -> !own.isEmpty());
    }

    private static boolean saysNothing(Subject subject, Letter letter) {
        return subject.reply()
                || subject.text().isEmpty()
                || ofTheirOwn(subject, letter).isEmpty();
    }

    private Optional<Understood> inText(WrittenText written) {
        String first = Words.plain(written.firstLine());
        Optional<Meaning> command = written.lines().stream().distinct().count() == 1
                ? line.read(first)
                : Optional.of(first).filter(text -> isBrief(written)).flatMap(line::readBesideText);
        return command.or(() -> BriefNote.in(written).map(Words::plain).flatMap(line::readBesideText))
                .map(meaning -> new Understood(meaning, "The first thing its writer says is this command."));
    }

    /** Whether what follows the first line may be a greeting or a name, rather than a matter of its own. */
    private static boolean isBrief(WrittenText written) {
        return written.firstLineStandsAlone()
                && written.text().length() <= LONGEST_REMARK
                && written.lines().stream().skip(1).map(Words::plain).noneMatch(CommandLine::asks);
    }
}
