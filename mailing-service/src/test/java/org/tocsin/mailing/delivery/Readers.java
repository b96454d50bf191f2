package org.tocsin.mailing.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Readers as the projections would have written them. */
public final class Readers {

    private final Jdbi jdbi;

    public Readers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Confirmed and opted in since yesterday. */
    public UUID add(String email, String topic) {
        UUID id = addWithoutAddress(topic);
        addAddress(id, email);
        return id;
    }

    /** Opted in since yesterday, in an order of events that has not brought the address yet. */
    public UUID addWithoutAddress(String topic) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(handle -> prefer(handle, id, topic, true, Instant.now().minus(Duration.ofDays(1))));
        return id;
    }

    public void addAddress(UUID id, String email) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                            insert into subscriber (id, version, email, name, locale, confirmed_at)
                            values (:id, 1, :email, null, 'en', now())
                            """)
                .bind("id", id)
                .bind("email", email)
                .execute());
    }

    public void leave(UUID id, String topic) {
        jdbi.useHandle(handle -> prefer(handle, id, topic, false, Instant.now()));
    }

    public void leaveAlways(UUID id, String topic) {
        jdbi.useHandle(handle -> prefer(handle, id, topic, false, Instant.now().minus(Duration.ofDays(1))));
    }

    /** Interests in the spellings of the table. */
    public void wish(UUID id, List<String> named) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into reader_wish (subscriber_id, named) values (?, ?)", id, named.toArray(String[]::new)));
    }

    public void pause(UUID id) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into reader_wish (subscriber_id, paused_until) values (?, now() + interval '1 hour')", id));
    }

    public void speak(UUID id, String locale) {
        jdbi.useHandle(handle -> handle.execute("update subscriber set locale = ? where id = ?", locale, id));
    }

    /** Who is opted in now. */
    public Set<UUID> of(String topic) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select subscriber_id from preference where topic = ? and opted_in")
                        .bind(0, topic)
                        .mapTo(UUID.class)
                        .set());
    }

    /** Whatever earlier tests have left behind. */
    public void removeAll() {
        jdbi.useHandle(handle -> {
            handle.execute("delete from idempotency_key");
            handle.execute("delete from reader_wish");
            handle.execute("delete from lease");
            handle.execute("delete from delivery");
            handle.execute("delete from campaign");
            handle.execute("delete from preference");
            handle.execute("delete from subscriber");
        });
    }

    private static void prefer(Handle handle, UUID id, String topic, boolean optedIn, Instant since) {
        handle.createUpdate(
                        """
                        insert into preference (subscriber_id, topic, opted_in, since, via)
                        values (:id, :topic, :optedIn, :since, 'form')
                        on conflict (subscriber_id, topic) do update set opted_in = :optedIn, since = :since
                        """)
                .bind("id", id)
                .bind("topic", topic)
                .bind("optedIn", optedIn)
                .bind("since", since)
                .execute();
    }
}
