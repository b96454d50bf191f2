package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.Part;
import org.tocsin.mailing.inbound.understanding.FailedRecipient;
import org.tocsin.mailing.inbound.understanding.Letter;
import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.Reading;
import org.tocsin.mailing.inbound.understanding.Understood;
import org.tocsin.mailing.inbound.understanding.command.Subject;
import org.tocsin.mailing.inbound.understanding.words.Phrases;
import org.tocsin.mailing.inbound.understanding.words.Words;

/** Reports that say only in words that mail did not arrive. */
public final class BounceTexts implements Reading {

    private static final int LONGEST = 8_000;
    private static final int MOST_RECIPIENTS = 50;

    /** A line that starts with an address. */
    private static final Pattern RECIPIENT =
            Pattern.compile("(?m)^[ \\t<\"'>]{0,8}[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,120}");

    /** Dashes and their like, which stand in front of a heading. */
    private static final Pattern NO_WORD = Pattern.compile("^[^\\p{L}\\p{N}]+");

    private static final Phrases SUBJECT = Phrases.telling("subject of a delivery report has");
    private static final Phrases SAYS_SO = Phrases.telling("says that mail did not arrive");
    private static final Phrases WAITING = Phrases.telling("says that it goes on trying");
    private static final Phrases GIVEN_UP = Phrases.telling("says that it has given up");
    private static final Phrases COPY = Phrases.telling("line that a returned message begins with");

    /** A line with a reply code, or one that calls itself an error. */
    private static final Pattern TRANSCRIPT = Pattern.compile("(?im)^[ \\t]*(error\\b.{0,80}|5\\d\\d[ -].{3,200})$");

    /** Header fields of a mail as only newsletters have. */
    private static final Pattern COPIED = Pattern.compile("(?im)^[> \\t]{0,8}List-Unsubscribe: ?<");

    /** A line with a reply code and more; with the one before, which says to what that was the answer, and the one after. */
    private static final Pattern ANSWER = Pattern.compile(
            "(?m)^(?:[^\\n]{0,300}\\n)?[^\\n]{0,120}(?<![\\d.:@/-])[45]\\d\\d[ -][^\\n]{3,300}(?:\\n[^\\n]{1,300})?$");

    private final DeliveryRules rules;

    public BounceTexts(DeliveryRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<Understood> read(Letter letter) {
        OwnTitles titles = OwnTitles.of(letter);
        String told = titles.removedFrom(told(letter.mail()));
        Diagnosis diagnosis =
                Diagnosis.of("", told + "\n" + titles.removedFrom(letter.mail().subject()));
        return isReport(letter, told, diagnosis) ? Optional.of(meaning(told, diagnosis)) : Optional.empty();
    }

    /** One sign alone may be an accident: a person writes "not delivered", a machine writes about other things. */
    private boolean isReport(Letter letter, String told, Diagnosis diagnosis) {
        Mail mail = letter.mail();
        boolean named = SUBJECT.areIn(Words.plain(mail.subject()));
        boolean machine = letter.isFromDaemon() || letter.hasNullReturnPath();
        boolean known = rules.byWords(diagnosis).isPresent();
        boolean says = known || !diagnosis.status().isEmpty() || SAYS_SO.areIn(diagnosis.words());
        if (mail.has("x-failed-recipients")
                || returnsCopy(letter)
                || told.contains("\"notificationType\":\"Bounce\"")) {
            return true;
        }
        boolean quotes = Subject.of(mail.subject()).reply() && told.contains("\n>");
        return (named && (machine || (says && !quotes)))
                || (letter.isFromDaemon() && says)
                || (known
                        && TRANSCRIPT.matcher(told).find()
                        && !Subject.of(mail.subject()).forwarded());
    }

    /** Whatever language it speaks: a daemon that nobody can answer, and our mail below. */
    private static boolean returnsCopy(Letter letter) {
        return letter.isFromDaemon()
                && letter.hasNullReturnPath()
                && (letter.mail().ownParts().anyMatch(Part::enclosesMessage)
                        || letter.mail().ownParts().anyMatch(part -> COPIED.matcher(part.text())
                                .find()));
    }

    private Understood meaning(String told, Diagnosis diagnosis) {
        List<FailedRecipient> failed = recipients(told);
        List<FailedRecipient> all = failed.isEmpty() ? List.of(grade(told, diagnosis)) : failed;
        boolean waiting = WAITING.areIn(diagnosis.words()) && !GIVEN_UP.areIn(diagnosis.words());
        return waiting
                ? new Understood(new Meaning.Delay(all), "A mail system says in words that it goes on trying.")
                : new Understood(
                        new Meaning.Bounce(all), "A mail system says in words: " + DeliveryReports.reasons(all));
    }

    /**
     * By what the other server answered, since the words around it tell of much else; then by all the text; with the subject, which repeats
     * the first reason of several, only if that says nothing.
     */
    private FailedRecipient grade(String told, Diagnosis withSubject) {
        return rules.byWords(Diagnosis.of("", answers(told), told))
                .or(() -> rules.byWords(Diagnosis.of("", told)))
                .orElseGet(() -> rules.grade(withSubject));
    }

    private static String answers(String told) {
        return ANSWER.matcher(told)
                .results()
                .limit(MOST_RECIPIENTS)
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
    }

    /** Each recipient by what stands under its address, where the text goes through them one by one. */
    private List<FailedRecipient> recipients(String told) {
        List<FailedRecipient> known = Stream.of(RECIPIENT.split(told, MOST_RECIPIENTS))
                .skip(1)
                .map(paragraph -> Diagnosis.of("", paragraph, told))
                .flatMap(diagnosis -> rules.byWords(diagnosis).stream())
                .toList();
        return known.stream().map(FailedRecipient::grade).distinct().count() > 1 ? known : List.of();
    }

    /** What the mail system says, without the message that it returns. */
    private static String told(Mail mail) {
        String text = mail.ownParts()
                .filter(part -> part.parts().isEmpty() && part.mediaType().matches("(text|multipart)/.*"))
                .limit(3)
                .map(Part::plainText)
                .collect(Collectors.joining("\n"));
        return text.substring(0, Math.min(text.length(), LONGEST))
                .lines()
                .takeWhile(line -> !COPY.open(NO_WORD.matcher(Words.plain(line)).replaceFirst("")))
                .collect(Collectors.joining("\n"));
    }
}
