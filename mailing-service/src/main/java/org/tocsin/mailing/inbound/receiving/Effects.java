package org.tocsin.mailing.inbound.receiving;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.bounce.Bounce;
import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.understanding.FailedRecipient;
import org.tocsin.mailing.inbound.understanding.Grade;
import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailReference;

/** Decides what follows. Only proof is acted upon; what From alone says is asked back at the address on file. */
@ApplicationScoped
class Effects {

    private static final String NO_TOPIC = "";

    private final TopicsOfTokens topics;
    private final Campaigns campaigns;
    private final Forwarding forwarding;
    private final LeaveQuestions questions;
    private final WaysBack waysBack;

    Effects(
            TopicsOfTokens topics,
            Campaigns campaigns,
            Forwarding forwarding,
            LeaveQuestions questions,
            WaysBack waysBack) {
        this.topics = topics;
        this.campaigns = campaigns;
        this.forwarding = forwarding;
        this.questions = questions;
        this.waysBack = waysBack;
    }

    Effect of(Meaning meaning, Writer writer, Mail mail, Instant now) {
        if (writer instanceof Writer.Proven proven) {
            return proven(meaning, proven, mail, now);
        }
        if (meaning instanceof Meaning.Unsubscribe) {
            return writer instanceof Writer.Claimed claimed
                    ? questions.to(claimed.reader(), now)
                    : new Effect.FromOnly();
        }
        return words(meaning, writer, NO_TOPIC, mail, now);
    }

    private Effect proven(Meaning meaning, Writer.Proven writer, Mail mail, Instant now) {
        MailReference reference = writer.reference();
        if (reference.function() == MailFunction.ANSWER) {
            return answer(meaning, reference, mail, now);
        }
        boolean leaves = meaning instanceof Meaning.Unsubscribe
                || (meaning instanceof Meaning.Complaint complaint && complaint.ofAReader());
        if (leaves) {
            return optOut(meaning, reference);
        }
        if (meaning instanceof Meaning.Bounce bounce) {
            return bounced(bounce, reference);
        }
        return words(meaning, writer, topic(reference), mail, now);
    }

    /** Nobody is subscribed by mail: a reader who asks for that gets a link. All else that was written is for the publisher to read. */
    private Effect words(Meaning meaning, Writer writer, String topic, Mail mail, Instant now) {
        boolean comesBack = meaning instanceof Meaning.OtherCommand command && command.toSubscribe();
        Optional<Effect> link =
                comesBack ? writer.subscriber().flatMap(reader -> waysBack.to(reader, now)) : Optional.empty();
        return link.or(() ->
                        isForAPerson(meaning) ? forwarding.toPublisher(mail, writer, topic, now) : Optional.empty())
                .orElseGet(Effect.Nothing::new);
    }

    private static boolean isForAPerson(Meaning meaning) {
        return meaning instanceof Meaning.HumanReply || meaning instanceof Meaning.OtherCommand;
    }

    /** To the publisher's pen, "unsubscribe" is a word like any other. */
    private Effect answer(Meaning meaning, MailReference reference, Mail mail, Instant now) {
        boolean words = isForAPerson(meaning) || meaning instanceof Meaning.Unsubscribe;
        return words
                ? forwarding
                        .toReader(mail, reference.subscriber(), topic(reference), now)
                        .orElseGet(Effect.FromOnly::new)
                : new Effect.Nothing();
    }

    Effect optOut(Meaning meaning, MailReference reference) {
        boolean thisTopic =
                meaning instanceof Meaning.Unsubscribe unsubscribe && unsubscribe.scope() == Meaning.Scope.THIS_TOPIC;
        Optional<String> topic = thisTopic ? topics.of(reference) : Optional.empty();
        return new Effect.OptOut(reference.subscriber(), topic, via(meaning, reference));
    }

    /** A report may name several recipients; ours was one of them, so it counts as final only if all of them do. */
    private Effect bounced(Meaning.Bounce bounce, MailReference reference) {
        List<FailedRecipient> failed = bounce.recipients();
        boolean hard = failed.stream().allMatch(one -> one.grade() == Grade.HARD);
        String status = failed.stream()
                .filter(one -> hard || one.grade() == Grade.SOFT)
                .map(FailedRecipient::status)
                .findFirst()
                .orElse("");
        UUID campaign = campaigns.id(reference);
        Bounce.Kind kind = hard ? Bounce.Kind.HARD : Bounce.Kind.SOFT;
        return new Effect.Bounced(
                List.of(new Bounce(reference.subscriber(), topic(reference), campaign, kind, status, "report")));
    }

    private String topic(MailReference reference) {
        return reference.topic().matches(Bounce.PROBE)
                ? Bounce.PROBE
                : topics.of(reference).orElse(NO_TOPIC);
    }

    private static String via(Meaning meaning, MailReference reference) {
        if (meaning instanceof Meaning.Complaint) {
            return "complaint";
        }
        return reference.function() == MailFunction.UNSUBSCRIBE ? "mailto" : "reply";
    }
}
