package org.tocsin.mailing.inbound.understanding;

import java.util.List;

/** What a message asks for or reports; exactly one of these. */
public sealed interface Meaning {

    /** A word for lists and logs, stable over versions. */
    String word();

    record Unsubscribe(Scope scope) implements Meaning {
        @Override
        public String word() {
            return scope == Scope.ALL ? "unsubscribe-all" : "unsubscribe";
        }
    }

    enum Scope {
        THIS_TOPIC,
        ALL
    }

    /**
     * A command that is not carried out by mail.
     *
     * @param toSubscribe whether it asks to be subscribed, and for nothing else
     */
    record OtherCommand(boolean toSubscribe) implements Meaning {
        @Override
        public String word() {
            return "other-command";
        }
    }

    /** Mail of ours did not arrive; recipients of one report can differ in grade. */
    record Bounce(List<FailedRecipient> recipients) implements Meaning {
        @Override
        public String word() {
            return recipients.stream().anyMatch(failed -> failed.grade() == Grade.HARD) ? "bounce-hard" : "bounce-soft";
        }
    }

    /**
     * Mail of ours was reported as unwanted (RFC 5965).
     *
     * @param ofAReader whether a reader did, rather than a machine that found our mail badly signed
     */
    record Complaint(boolean ofAReader) implements Meaning {
        @Override
        public String word() {
            return "complaint";
        }
    }

    /** A machine answered: out of office, received with thanks, and their like. */
    record AutoReply() implements Meaning {
        @Override
        public String word() {
            return "auto-reply";
        }
    }

    /** A machine wants proof that we are human before it delivers. */
    record ChallengeResponse() implements Meaning {
        @Override
        public String word() {
            return "challenge-response";
        }
    }

    /** Not arrived yet; the other side goes on trying. */
    record Delay(List<FailedRecipient> recipients) implements Meaning {
        @Override
        public String word() {
            return "delay";
        }
    }

    /** Mail of ours arrived, or was opened (RFC 8098). */
    record Receipt(Event event) implements Meaning {
        @Override
        public String word() {
            return "receipt";
        }

        public enum Event {
            DELIVERED,
            OPENED
        }
    }

    /** A person wrote; somebody should read it. */
    record HumanReply() implements Meaning {
        @Override
        public String word() {
            return "human-reply";
        }
    }

    record Unknown() implements Meaning {
        @Override
        public String word() {
            return "unknown";
        }
    }
}
