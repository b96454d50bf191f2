package org.tocsin.mailing.inbound.receiving;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.tokens.MailFunction;
import org.tocsin.tokens.MailReference;

/** Decides what follows. Only a genuine token is acted upon: anybody can write anything into From. */
@ApplicationScoped
class Effects {

    private final TopicsOfTokens topics;

    Effects(TopicsOfTokens topics) {
        this.topics = topics;
    }

    Effect of(Meaning meaning, Addressee addressee) {
        boolean asks = meaning instanceof Meaning.Unsubscribe || meaning instanceof Meaning.Complaint;
        if (!asks) {
            return new Effect.Nothing();
        }
        return addressee instanceof Addressee.TokenAddress token
                ? optOut(meaning, token.reference())
                : new Effect.FromOnly();
    }

    private Effect optOut(Meaning meaning, MailReference reference) {
        boolean thisTopic =
                meaning instanceof Meaning.Unsubscribe unsubscribe && unsubscribe.scope() == Meaning.Scope.THIS_TOPIC;
        Optional<String> topic = thisTopic ? topics.of(reference) : Optional.empty();
        return new Effect.OptOut(reference.subscriber(), topic, via(meaning, reference));
    }

    private static String via(Meaning meaning, MailReference reference) {
        if (meaning instanceof Meaning.Complaint) {
            return "complaint";
        }
        return reference.function() == MailFunction.UNSUBSCRIBE ? "mailto" : "reply";
    }
}
