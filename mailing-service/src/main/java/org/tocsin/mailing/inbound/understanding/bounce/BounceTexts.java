package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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
import org.tocsin.mailing.inbound.understanding.command.Words;

/** Reports that say only in words that mail did not arrive. */
public final class BounceTexts implements Reading {

    private static final int LONGEST = 8_000;
    private static final int MOST_RECIPIENTS = 50;

    /** A line that starts with an address. */
    private static final Pattern RECIPIENT =
            Pattern.compile("(?m)^[ \\t<\"'>]{0,8}[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,120}");

    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|un-deliver|not? (yet )?(be(en)? )?delivered|could not (be )?(send|sent|deliver)"
                    + "|delivery (status |report |has |attempt |to [^ ]+ )?(notification|failure|failed|error|problem|report|delayed|incomplete)"
                    + "|deliver(y|ing)?\\W+fail|fail(ed|ure) (to deliver|mail|notice|delivery)|mail (delivery|system error|failure|error)"
                    + "|returned (mail|to sender|message)|return(ing|ed)? (the )?(message |mail )?to (the )?sender|non[- ]?deliver"
                    + "|can(no|')t (be )?(send|sent|deliver)|unable to (deliver|send)|bounced?\\b|message (status|delay|not delivered|rejected)"
                    + "|delayed (mail|message)|(mail|message) (is |has been |was )?delayed|warning: (message|could not)|user unknown|unknown user"
                    + "|error sending|problem delivering|rejected mail|mail rejected|unzustellbar|non remis|echec de|no se (ha )?(pudo|puede|podido) entregar"
                    + "|nao (foi )?entreg|mancata consegna|non consegnat|niet (worden )?(bezorgd|afgeleverd)|не доставлен|недоставленн|配信不能|配信でき|送信でき|投递失败|退信|エラー|반송");
    private static final Pattern WAITING = Pattern.compile(
            "will (keep|continue) (on )?(trying|to (try|retry|attempt))|still (trying|being retried|queued|undelivered after)"
                    + "|not (yet )?been delivered|not yet (been )?delivered|(will|to) be retried|will (re)?try (again|to)|delivery attempts will (continue|be)|attempts to deliver the message will continue"
                    + "|this is (just )?a warning|this is only a (warning|temporary)|warning message only|(no|not) need to re-?send|don't resend|waiting to be delivered|will be attempted");
    private static final Pattern GIVEN_UP = Pattern.compile(
            "giv(en|ing) up|permanent (fatal )?error|permanently|has failed|returned to sender|undeliverable|fatal error"
                    + "|retry time(out)? (not reached|exceeded)|user unknown|not going to try again|will not be (re)?tried|could not be delivered for");
    private static final Pattern SAYS_SO = Pattern.compile(
            "(not|n't|unable to|failed to|undeliver|un-deliver|could ?n[o']t) ?(be )?(able to )?(deliver|sent|send)|delivery .{0,40}fail|undeliverable|(zugestellt|remis|delivre)");
    private static final Pattern TRANSCRIPT = Pattern.compile("(?im)^\\s*(error\\b.{0,80}|5\\d\\d[ -].{3,200})$");
    private static final Pattern COPY = Pattern.compile(
            "(?im)^\\W{0,40}(below this line|this is a copy|original message|the header|message headers?|unsent message|copy of|begin (returned|message)|returned message|return(ed)? (mail )?follows"
                    + "|(below|following) (this line )?is (a|the) copy|received: |return-path: |the original message follows|message header).{0,200}$");

    private final DeliveryRules rules;

    public BounceTexts(DeliveryRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<Understood> read(Letter letter) {
        String told = told(letter.mail());
        Diagnosis diagnosis = Diagnosis.of("", told + "\n" + letter.mail().subject());
        return isReport(letter, told, diagnosis) ? Optional.of(meaning(told, diagnosis)) : Optional.empty();
    }

    /** One sign alone may be an accident: a person writes "not delivered", a machine writes about other things. */
    private boolean isReport(Letter letter, String told, Diagnosis diagnosis) {
        Mail mail = letter.mail();
        boolean named = SUBJECT.matcher(Words.plain(mail.subject())).find();
        boolean machine = letter.isFromDaemon() || letter.hasNullReturnPath();
        boolean known = rules.byWords(diagnosis).isPresent();
        boolean says = known
                || !diagnosis.status().isEmpty()
                || SAYS_SO.matcher(diagnosis.words()).find();
        if (mail.has("x-failed-recipients") || told.contains("\"notificationType\":\"Bounce\"")) {
            return true;
        }
        boolean quotes = Subject.of(mail.subject()).reply() && told.contains("\n>");
        return (named && (machine || (says && !quotes)))
                || (letter.isFromDaemon() && says)
                || (known
                        && TRANSCRIPT.matcher(told).find()
                        && !Subject.of(mail.subject()).forwarded());
    }

    private Understood meaning(String told, Diagnosis diagnosis) {
        List<FailedRecipient> failed = recipients(told);
        List<FailedRecipient> all = failed.isEmpty() ? List.of(grade(told, diagnosis)) : failed;
        boolean waiting = WAITING.matcher(diagnosis.words()).find()
                && !GIVEN_UP.matcher(diagnosis.words()).find();
        return waiting
                ? new Understood(new Meaning.Delay(all), "A mail system says in words that it goes on trying.")
                : new Understood(
                        new Meaning.Bounce(all), "A mail system says in words: " + DeliveryReports.reasons(all));
    }

    /** By the text; with the subject, which repeats the first reason of several, only if that says nothing. */
    private FailedRecipient grade(String told, Diagnosis withSubject) {
        return rules.byWords(Diagnosis.of("", told)).orElseGet(() -> rules.grade(withSubject));
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
        String front = text.substring(0, Math.min(text.length(), LONGEST));
        Matcher copy = COPY.matcher(front);
        return copy.find() ? front.substring(0, copy.start()) : front;
    }
}
