package org.tocsin.mailing.smtp;

import java.util.Optional;

/** One mail on its way: its three commands, its body, and whether its final dot has left. */
final class Transaction {

    /** Above this, what makes a mail whole goes in a write of its own, so that a cut in the middle of a large body is known to be one. */
    private static final int LARGE = 64 * 1024;

    private static final byte[] LINE_END = {'\r', '\n'};

    private final Mail mail;
    private final Extensions extensions;
    private boolean dotSent;

    private Transaction(Mail mail, Extensions extensions) {
        this.mail = mail;
        this.extensions = extensions;
    }

    static Transaction of(Mail mail, Extensions extensions) {
        return new Transaction(mail, extensions);
    }

    Mail mail() {
        return mail;
    }

    /** Why this relay cannot take this mail at all; asking it would only cost time, or mangle the mail. */
    Optional<String> obstacle() {
        if (!mail.hasPlainAddresses()) {
            return Optional.of("553 5.1.3 the address cannot stand in an SMTP command");
        }
        if (mail.internationalised() && !extensions.internationalised()) {
            return Optional.of("550 5.6.7 the relay does not offer SMTPUTF8 (RFC 6531 §3.5)");
        }
        if (mail.content().length > extensions.largestMessage()) {
            return Optional.of("552 5.3.4 larger than the relay takes (RFC 1870 §6.1)");
        }
        return Optional.empty();
    }

    String mailCommand() {
        StringBuilder command = new StringBuilder(120)
                .append("MAIL FROM:<")
                .append(mail.returnPath())
                .append('>');
        if (extensions.size()) {
            command.append(" SIZE=").append(mail.content().length);
        }
        if (extensions.eightBit() && mail.hasEightBitContent()) {
            command.append(" BODY=8BITMIME");
        }
        if (mail.internationalised()) {
            command.append(" SMTPUTF8");
        }
        return command.toString();
    }

    String recipientCommand() {
        return "RCPT TO:<" + mail.recipient() + ">";
    }

    boolean hasLargeContent() {
        return mail.content().length > LARGE;
    }

    /** Everything before what makes the mail whole; without that, the relay knows that it is not. */
    void queueContent(Channel channel) {
        if (extensions.chunking()) {
            queueChunk(channel);
        } else {
            queueStuffed(channel);
            queueEndOfLine(channel);
        }
    }

    /** What makes it whole: the final dot, or the end of the chunk (RFC 3030 §2), which needs no dots. */
    void queueEnd(Channel channel) {
        dotSent = true; // from here on, silence of the relay means that the mail may have been taken
        if (extensions.chunking()) {
            channel.queue(mail.content(), withheld(), mail.content().length - withheld());
            queueEndOfLine(channel);
        } else {
            channel.queue(".");
        }
    }

    private void queueChunk(Channel channel) {
        channel.queue("BDAT " + (mail.content().length + (endsItsLine() ? 0 : LINE_END.length)) + " LAST");
        channel.queue(mail.content(), 0, withheld());
    }

    /** So much goes before the end; of a chunk, all but an octet. */
    private int withheld() {
        return Math.max(mail.content().length - 1, 0);
    }

    /** With a second dot before a leading one (RFC 5321 §4.5.2). */
    private void queueStuffed(Channel channel) {
        byte[] content = mail.content();
        if (mail.transparent()) {
            channel.queue(content, 0, content.length);
            return;
        }
        int from = 0;
        for (int dot = Octets.leadingDot(content, 0); dot < content.length; dot = Octets.leadingDot(content, dot + 1)) {
            channel.queue(content, from, dot - from);
            from = dot; // the dot itself goes out twice
            channel.queue(content, dot, 1);
        }
        channel.queue(content, from, content.length - from);
    }

    private void queueEndOfLine(Channel channel) {
        if (!endsItsLine()) {
            channel.queue(LINE_END, 0, LINE_END.length);
        }
    }

    private boolean endsItsLine() {
        byte[] content = mail.content();
        return content.length >= LINE_END.length && content[content.length - 1] == '\n';
    }

    Outcome cutOff(String why) {
        return dotSent ? new Outcome.Uncertain(why) : new Outcome.Deferred(why, Outcome.Cause.RELAY);
    }
}
