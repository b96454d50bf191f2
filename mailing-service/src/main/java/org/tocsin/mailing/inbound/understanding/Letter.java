package org.tocsin.mailing.inbound.understanding;

import java.util.regex.Pattern;

import org.tocsin.mailing.inbound.message.Mail;

/** A message together with what its envelope tells. */
public record Letter(Mail mail, Circumstances circumstances) {

    private static final Pattern DAEMON = Pattern.compile(
            "\\b(mailer-daemon|mail-?daemon|mailerdaemon|mdaemon|postmaster|postmast|mail delivery (sub)?system"
                    + "|mail delivery service|mail administrator|internet mail delivery)\\b");

    /** Whether it came with the null return path, which no person's mail program uses. */
    public boolean hasNullReturnPath() {
        return circumstances
                .returnPath()
                .or(() -> mail.header("return-path"))
                .filter(path -> path.chars().allMatch(c -> c == '<' || c == '>' || c == ' '))
                .isPresent();
    }

    /** Whether it claims to come from a mail system. */
    public boolean isFromDaemon() {
        return DAEMON.matcher(mail.from()).find();
    }

    public boolean isAddressedTo(AddressedTo purpose) {
        return circumstances.addressedTo() == purpose;
    }
}
