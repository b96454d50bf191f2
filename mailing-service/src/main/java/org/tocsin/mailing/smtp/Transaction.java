package org.tocsin.mailing.smtp;

import java.util.Optional;

/** One mail on its way: its three commands, its body, and whether its final dot has left. */
final class Transaction {

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

    /** Queues the content, with a second dot before a leading one (RFC 5321 §4.5.2) and a line end at its end. */
    void queueContent(Channel channel) {
        byte[] content = mail.content();
        int from = 0;
        for (int dot = Octets.leadingDot(content, 0); dot < content.length; dot = Octets.leadingDot(content, dot + 1)) {
            channel.queue(content, from, dot - from);
            from = dot; // the dot itself goes out twice
            channel.queue(content, dot, 1);
        }
        channel.queue(content, from, content.length - from);
        if (content.length < 2 || content[content.length - 1] != '\n') {
            channel.queue(LINE_END, 0, 2);
        }
    }

    /** From this moment on, silence of the relay means that the mail may have been taken. */
    void dotLeaves() {
        dotSent = true;
    }

    Outcome cutOff(String why) {
        return dotSent ? new Outcome.Uncertain(why) : new Outcome.Deferred(why, Outcome.Cause.RELAY);
    }
}
