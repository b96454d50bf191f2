package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.Part;
import org.tocsin.mailing.inbound.understanding.FailedRecipient;
import org.tocsin.mailing.inbound.understanding.Letter;
import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.Reading;
import org.tocsin.mailing.inbound.understanding.Understood;
import org.tocsin.mailing.inbound.understanding.command.Words;

/** Reports that say only in words that mail did not arrive. */
public final class BounceTexts implements Reading {

    private static final int LONGEST = 8_000;

    private static final Pattern SUBJECT = Pattern.compile(
            "(undeliver|un-deliver|not? be(en)? delivered|delivery (status )?(notification|failure|failed|error|problem|report)|deliver(y|ing)?\\W+(has\\W+)?fail|failure (notice|delivery)|fail(ed|ure) (to deliver|mail)|"
                    + "returned (mail|to sender|message)|return(ing)? (message )?to sender|mail (delivery|system error|failure)|non ?delivery|nondeliver|could not (be )?(send|sent|deliver)|can(no|')t (be )?(send|deliver)|unable to deliver|bounce|"
                    + "rejected|message (status|delay|not delivered)|delayed|user unknown|unzustellbar|non remis|echec|no se (pudo|puede) entregar|配信不能|投递失败|退信|エラー)");
    private static final Pattern WAITING = Pattern.compile(
            "(will (keep|continue) (on )?(trying|to try|to retry)|still (trying|being retried|queued)|delayed|has not (yet )?been delivered|not yet been delivered|(will|to) be retried|will (re)?try again|delivery attempts will continue"
                    + "|this is a warning|warning message only|no need to re-?send|do not need to re-?send|don't resend|waiting to be delivered)");
    private static final Pattern GIVEN_UP = Pattern.compile(
            "(giv(en|ing) up|permanent (fatal )?error|permanently|has failed|could not be delivered to|returned to sender|undeliverable|fatal error|retry time(out)? (not reached|exceeded)|user unknown)");
    private static final Pattern COPY = Pattern.compile(
            "(?im)^\\W*(---+ ?(below this line|this is a copy|original message|the header|message header|unsent message|copy of|begin|return)|(below|following) (this line )?is (a|the) copy|received: |return-path: |original message (follows|header)|message header)");

    private final DeliveryRules rules;

    public BounceTexts(DeliveryRules rules) {
        this.rules = rules;
    }

    @Override
    public Optional<Understood> read(Letter letter) {
        Mail mail = letter.mail();
        boolean named = SUBJECT.matcher(Words.plain(mail.subject())).find();
        boolean sent = letter.isFromDaemon() || letter.hasNullReturnPath() || mail.has("x-failed-recipients");
        if (!named && !sent) {
            return Optional.empty();
        }
        String text = told(mail);
        Diagnosis diagnosis = Diagnosis.of("", text);
        Optional<FailedRecipient> known = rules.byWords(diagnosis);
        boolean evidence = known.isPresent()
                || !diagnosis.status().isEmpty()
                || !diagnosis.reply().isEmpty();
        return (sent && (named || (evidence && letter.isFromDaemon())))
                        || (named && evidence)
                        || mail.has("x-failed-recipients")
                ? Optional.of(meaning(diagnosis))
                : Optional.empty();
    }

    private Understood meaning(Diagnosis diagnosis) {
        FailedRecipient failed = rules.grade(diagnosis);
        boolean waiting = WAITING.matcher(diagnosis.words()).find()
                && !GIVEN_UP.matcher(diagnosis.words()).find();
        return waiting
                ? new Understood(
                        new Meaning.Delay(List.of(failed)), "A mail system says in words that it goes on trying.")
                : new Understood(
                        new Meaning.Bounce(List.of(failed)), "A mail system says in words: " + failed.inWords());
    }

    /** What the mail system says, without the message that it returns. */
    private static String told(Mail mail) {
        String text = mail.ownParts()
                .filter(part -> part.parts().isEmpty() && part.mediaType().startsWith("text/"))
                .limit(3)
                .map(BounceTexts::readable)
                .collect(Collectors.joining("\n"));
        String all = mail.subject() + "\n" + text.substring(0, Math.min(text.length(), LONGEST));
        Matcher copy = COPY.matcher(all);
        return copy.find() ? all.substring(0, copy.start()) : all;
    }

    private static String readable(Part part) {
        return part.mediaType().equals("text/html") ? Jsoup.parse(part.text()).text() : part.text();
    }
}
