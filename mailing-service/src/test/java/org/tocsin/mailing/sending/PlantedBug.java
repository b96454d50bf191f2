package org.tocsin.mailing.sending;

import java.util.Locale;
import java.util.function.UnaryOperator;

import org.tocsin.mailing.campaign.Kind;

/**
 * Mistakes that senders have really been shipped with, planted into the statements that run. What is to be replaced has to be there, so that a statement
 * which is written differently one day does not make a mistake vanish unnoticed.
 */
enum PlantedBug {
    /** “You have left” is said, and the change is lost. */
    OPT_OUT_ACKNOWLEDGED_BEFORE_ITS_COMMIT("after an opt-out", Kind.ALERT, sql -> sql),
    /** The place in the audience moves on, and nobody knows who was fetched. */
    CHECKPOINT_AT_FETCH(
            "lost",
            Kind.ALERT,
            sql -> sql.replace("from judged where reason is null) taken", "from judged where false) taken")),
    /** Whoever leaves after the claim is mailed all the same. */
    NO_SECOND_LOOK("after an opt-out", Kind.ALERT, sql -> sql.replace("where reason is not null", "where false")),
    /** A machine whose clock is fast thinks that everybody else is dead. */
    LEASE_BY_A_LOCAL_CLOCK(
            "twice",
            Kind.ALERT,
            sql -> sql.replace("lease_until < now() or", "lease_until < now() + interval '1 hour' or")),
    /** A sender that was stopped for minutes writes over its successor. */
    NO_EPOCH(
            "twice",
            Kind.ALERT,
            sql -> sql.replace("and d.epoch = :epoch and d.state in ('claimed', 'uncertain')", "")),
    /** A mail that is sent again cannot be recognised. */
    RANDOM_MESSAGE_ID(
            "not recognisable",
            Kind.ALERT,
            sql -> sql.replace("select id, kind, topic", "select gen_random_uuid() as id, kind, topic")),
    /** Nobody is told that they may get a mail twice. */
    REPETITION_IS_NOT_WRITTEN_DOWN(
            "twice", Kind.ALERT, sql -> sql.replace("d.repeated or d.state = 'uncertain'", "d.repeated")),
    /** A newsletter whose fate is unknown goes out again. */
    NEWSLETTER_IS_SENT_AGAIN(
            "twice", Kind.NEWSLETTER, sql -> sql.replace("c.kind = 'alert' and c.state in", "c.state in")),
    /** Whoever has not confirmed is mailed. */
    UNCONFIRMED_ARE_MAILED(
            "unwanted", Kind.ALERT, sql -> sql.replace("s.email is null or s.confirmed_at is null", "s.email is null")),
    /** Whoever left long ago is mailed. */
    OPT_OUT_IS_NOT_LOOKED_AT("unwanted", Kind.ALERT, sql -> sql.replace(
                    "(p.opted_in or p.since > part.started_at)", "(true or p.since > part.started_at)")
            .replace("when not coalesce(p.opted_in, false) then 'opted out'", "")),
    /** The ledger says “accepted” of whoever was only claimed. */
    ACCEPTED_AT_THE_CLAIM(
            "not sent",
            Kind.ALERT,
            sql -> sql.replace(
                    "'uncertain', 1, epoch, next_at, reply from open", "'accepted', 1, epoch, null, reply from open")),
    /** Silence after the final dot is taken for a yes. */
    SILENCE_IS_TAKEN_FOR_A_YES(
            "not sent",
            Kind.NEWSLETTER,
            sql -> sql.replace("else e.state end", "when e.state = 'uncertain' then 'accepted' else e.state end")),
    /** A deferred mail is never tried again. */
    DEFERRED_FOR_EVER(
            "without a final state",
            Kind.ALERT,
            sql -> sql.replace(
                    "now() + e.retry_ms * interval '1 millisecond'", "case when e.retry_ms < 0 then now() end")),
    /** A page begins one reader too late. */
    READER_SKIPPED_AT_THE_PAGE(
            "lost",
            Kind.ALERT,
            sql -> sql.replace(
                    "order by p.subscriber_id limit :limit", "order by p.subscriber_id limit :limit offset 1"));

    private final String finding;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda that holds nothing
    private final UnaryOperator<String> change;

    PlantedBug(String finding, Kind kind, UnaryOperator<String> change) {
        this.finding = finding;
        this.kind = kind;
        this.change = change;
    }

    /** What the checker has to say, among other things. */
    String finding() {
        return finding;
    }

    Kind kind() {
        return kind;
    }

    String in(String sql) {
        return change.apply(sql);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
