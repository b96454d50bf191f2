package org.tocsin.mailing.inbound.receiving;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

import org.tocsin.mailing.inbound.message.Mail;

/** The messages themselves, sealed, for as long as an operator may want to look into them. */
@ApplicationScoped
public class RawMail {

    private static final String HEADING = "inbound-heading";
    private static final String MESSAGE = "inbound-message";
    private static final int LONGEST_SUBJECT = 200;

    private static final String KEEP =
            """
            insert into inbound_raw (message_hash, received_at, heading, raw)
            values (decode(:hash, 'hex'), :now, :heading, :raw)
            on conflict (message_hash) do nothing
            """;

    private final Jdbi database;
    private final MailSealing sealing;

    RawMail(Jdbi database, MailSealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** Done before the transaction, since it is work for the processor and not for the database. */
    Sealed seal(byte[] raw, Mail mail) {
        String subject = mail.subject();
        byte[] heading = subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT))
                .getBytes(StandardCharsets.UTF_8);
        return new Sealed(MessageHash.of(raw), sealing.seal(HEADING, heading), sealing.seal(MESSAGE, raw));
    }

    void keep(List<Incoming> messages) {
        database.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(KEEP);
            messages.stream()
                    .sorted(Comparator.comparing(message -> message.raw().hash().hex()))
                    .forEach(message -> batch.bind("hash", message.raw().hash().hex())
                            .bind("now", message.receivedAt())
                            .bind("heading", message.raw().heading())
                            .bind("raw", message.raw().raw())
                            .add());
            batch.execute();
        });
    }

    /** The subject of a sealed heading. */
    public Optional<String> subject(byte[] heading) {
        return sealing.open(HEADING, heading).map(octets -> new String(octets, StandardCharsets.UTF_8));
    }

    /** The message, while it is kept and its key is. */
    public Optional<byte[]> open(byte[] raw) {
        return sealing.open(MESSAGE, raw);
    }

    /** The same heading under the data key that seals now. */
    byte[] headingAgain(byte[] heading) {
        return sealing.again(HEADING, heading);
    }

    byte[] again(byte[] raw) {
        return sealing.again(MESSAGE, raw);
    }

    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Sealed(MessageHash hash, byte[] heading, byte[] raw) {}
}
