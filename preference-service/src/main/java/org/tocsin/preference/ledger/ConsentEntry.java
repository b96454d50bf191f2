package org.tocsin.preference.ledger;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;

/**
 * One row of the ledger.
 *
 * @param sequence   1 for the first, without gaps
 * @param subject    the name under which the ledger knows the person
 * @param recordedAt when the row was written, microseconds; the decision may be older
 * @param previous   the hash of the row before
 */
public record ConsentEntry(
        long sequence, UUID subject, Decision decision, Instant recordedAt, Hash previous, Hash hash) {

    /** Goes into every row, so that a later form of the row can be told from this one. */
    public static final int FORMAT = 1;

    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    /** The row that follows the head. */
    public static ConsentEntry after(Head head, UUID subject, Decision decision, Instant recordedAt) {
        Instant at = recordedAt.truncatedTo(ChronoUnit.MICROS);
        ConsentEntry unsealed = new ConsentEntry(head.sequence() + 1, subject, decision, at, head.hash(), Hash.GENESIS);
        return new ConsentEntry(unsealed.sequence, subject, decision, at, head.hash(), unsealed.expectedHash());
    }

    /** The hash that this row's content and predecessor come to; equal to {@link #hash()} unless somebody changed the row. */
    public Hash expectedHash() {
        return previous.followedBy(canonical());
    }

    /** This row as the head of a ledger that ends with it. */
    public Head head() {
        return new Head(sequence, hash);
    }

    /**
     * The octets that are hashed, as text: one line of {@code name value} per field, in this order, each ended by a
     * line feed. No value can hold a line feed, so two different rows never come to the same text.
     */
    public String canonical() {
        Act act = decision.act();
        return String.join(
                "\n",
                List.of(
                        "format " + FORMAT,
                        "sequence " + sequence,
                        "subject " + subject,
                        "kind " + decision.purpose().kind().word(),
                        "purpose " + decision.purpose().name(),
                        "decision " + decision.verdict().word(),
                        "decided-at " + MICROSECONDS.format(act.at()),
                        "recorded-at " + MICROSECONDS.format(recordedAt),
                        "way " + act.way().word(),
                        "text " + act.wording().version(),
                        "language " + act.wording().language(),
                        "cause " + act.cause(),
                        ""));
    }
}
