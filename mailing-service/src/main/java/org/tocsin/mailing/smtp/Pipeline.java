package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Mail after mail over one channel. With PIPELINING the envelope of the next mail leaves together with the body of the one before, so that each mail
 * costs one round trip. At most two mails have begun at any time; when the conversation breaks, each of them gets the outcome it stands at.
 */
final class Pipeline {

    /** What DATA is answered with; a chunk needs no such permission. */
    private static final Reply GO_AHEAD = new Reply(354, List.of());

    private final Channel channel;
    private final Extensions extensions;
    private final Duration dotPatience;
    private final boolean pipelining;
    private final BiConsumer<Mail, Outcome> outcomes;
    private final Deque<Transaction> begun = new ArrayDeque<>(2);
    private boolean resetNeeded;
    private boolean resetQueued;
    private boolean refusedAtRecipient;
    private boolean envelopeHalfAnswered;
    private boolean everUnderstood;
    private boolean misunderstood;

    Pipeline(Channel channel, Extensions extensions, Duration dotPatience, BiConsumer<Mail, Outcome> outcomes) {
        this.channel = channel;
        this.extensions = extensions;
        this.dotPatience = dotPatience;
        this.pipelining = extensions.pipelining();
        this.outcomes = outcomes;
    }

    void run(Iterator<Mail> mails) throws IOException {
        begin(mails);
        while (!begun.isEmpty()) {
            Reply verdict = askEnvelope(begun.element());
            if (verdict.goAhead()) {
                deliver(begun.element(), mails);
            } else {
                finish(failure(verdict), verdict);
                begin(mails);
            }
        }
    }

    /** Every mail that has begun and has no outcome yet gets the one it stands at. */
    void cutOff(String why) {
        begun.forEach(transaction -> outcomes.accept(transaction.mail(), transaction.cutOff(why)));
        begun.clear();
    }

    /** Whether the relay offers PIPELINING and then loses commands, or complains of them. */
    boolean misunderstood() {
        return pipelining && (misunderstood || (envelopeHalfAnswered && !everUnderstood));
    }

    private void begin(Iterator<Mail> mails) {
        while (mails.hasNext()) {
            Transaction next = Transaction.of(mails.next(), extensions);
            if (next.obstacle().isEmpty()) {
                begun.add(next);
                queueEnvelope(next);
                return;
            }
            outcomes.accept(next.mail(), new Outcome.Refused(next.obstacle().get()));
        }
    }

    private void queueEnvelope(Transaction next) {
        resetQueued = resetNeeded;
        resetNeeded = false;
        if (pipelining) {
            if (resetQueued) {
                channel.queue("RSET");
            }
            channel.queue(next.mailCommand());
            channel.queue(next.recipientCommand());
            if (!extensions.chunking()) {
                channel.queue("DATA");
            }
        }
    }

    /** The reply that decides: 354 when the content may come, else the first refusal. */
    private Reply askEnvelope(Transaction current) throws IOException {
        refusedAtRecipient = false;
        if (pipelining) {
            channel.flush();
        }
        if (resetQueued) {
            expectPositive(answerTo("RSET"));
        }
        Reply mail = answerTo(current.mailCommand());
        envelopeHalfAnswered = true;
        if (!mail.positive() && !pipelining) {
            return mail;
        }
        Reply verdict = askRecipient(current, mail);
        everUnderstood = true;
        return verdict;
    }

    private Reply askRecipient(Transaction current, Reply mail) throws IOException {
        Reply recipient = answerTo(current.recipientCommand());
        if (!recipient.positive() && !pipelining) {
            return firstRefusal(mail, recipient);
        }
        boolean wanted = mail.positive() && recipient.positive();
        if (extensions.chunking()) {
            return wanted ? GO_AHEAD : firstRefusal(mail, recipient);
        }
        Reply content = answerTo("DATA");
        if (content.goAhead() && !wanted) {
            abandonContent();
        }
        return wanted ? content : firstRefusal(mail, recipient);
    }

    private Reply answerTo(String command) throws IOException {
        return pipelining ? channel.reply() : channel.ask(command);
    }

    private void deliver(Transaction current, Iterator<Mail> mails) throws IOException {
        if (channel.hasUnreadInput()) {
            throw new BrokenConversation("the relay said more than it was asked");
        }
        current.queueContent(channel);
        if (current.hasLargeContent()) {
            channel.flush();
        }
        current.queueEnd(channel);
        if (pipelining) {
            begin(mails);
        }
        channel.flush();
        Reply verdict = channel.reply(dotPatience);
        finish(verdict.positive() ? new Outcome.Accepted(verdict.toString()) : failure(verdict), verdict);
        resetNeeded = false;
        if (!pipelining) {
            begin(mails);
        }
    }

    /** DATA was taken although no recipient was: an empty message ends it (RFC 2920 §3.1), and its reply says nothing about anybody. */
    private void abandonContent() throws IOException {
        channel.ask(".");
    }

    private void finish(Outcome outcome, Reply verdict) throws IOException {
        outcomes.accept(begun.remove().mail(), outcome);
        resetNeeded = true;
        if (verdict.closing() || misunderstood) {
            throw new BrokenConversation(verdict.toString());
        }
    }

    private Reply firstRefusal(Reply mail, Reply recipient) {
        refusedAtRecipient = mail.positive();
        return mail.positive() ? recipient : mail;
    }

    private static void expectPositive(Reply reply) throws BrokenConversation {
        if (!reply.positive()) {
            throw new BrokenConversation("RSET answered with " + reply);
        }
    }

    private Outcome failure(Reply reply) throws BrokenConversation {
        misunderstood = pipelining && reply.protocolError();
        boolean ours = reply.closing() && !(refusedAtRecipient && reply.policy());
        if (ours || misunderstood || reply.wantsOtherCredentials()) {
            return new Outcome.Deferred(reply.toString(), Outcome.Cause.RELAY);
        }
        if (reply.transientFailure()) {
            return new Outcome.Deferred(reply.toString(), Outcome.Cause.RECIPIENT);
        }
        if (reply.code() / 100 == 5) {
            return new Outcome.Refused(reply.toString(), refusedAtRecipient);
        }
        throw new BrokenConversation("an answer that fits no command: " + reply);
    }
}
