package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.BiConsumer;

/**
 * Mail after mail over one channel. With PIPELINING the envelope of the next mail leaves together with the body of the one before, so that each mail
 * costs one round trip. At most two mails have begun at any time; when the conversation breaks, each of them gets the outcome it stands at.
 */
final class Pipeline {

    /** Above this, the final dot goes in a write of its own, so that a cut in the middle of a large body is known to be one. */
    private static final int LARGE = 64 * 1024;

    private final Channel channel;
    private final Extensions extensions;
    private final Duration dotPatience;
    private final boolean pipelining;
    private final BiConsumer<Mail, Outcome> outcomes;
    private final Deque<Transaction> begun = new ArrayDeque<>(2);
    private boolean resetNeeded;
    private boolean resetQueued;
    private boolean refusedAtRecipient;

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
            channel.queue("DATA");
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
        if (!mail.positive() && !pipelining) {
            return mail;
        }
        Reply recipient = answerTo(current.recipientCommand());
        if (!recipient.positive() && !pipelining) {
            return firstRefusal(mail, recipient);
        }
        Reply content = answerTo("DATA");
        boolean wanted = mail.positive() && recipient.positive();
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
        if (current.mail().content().length > LARGE) {
            channel.flush();
        }
        current.dotLeaves();
        channel.queue(".");
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
        if (verdict.closing()) {
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
        if (reply.closing() || reply.wantsOtherCredentials()) {
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
