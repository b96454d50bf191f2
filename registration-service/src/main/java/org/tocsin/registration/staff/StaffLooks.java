package org.tocsin.registration.staff;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import org.tocsin.events.wire.StaffLooked;
import org.tocsin.registration.subscriber.SubscriberId;

/** All looks, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
public class StaffLooks {

    /** Of somebody who was erased meanwhile nothing is kept; a look that comes twice is one. */
    private static final String ADD =
            """
            insert into staff_look (id, subscriber_id, operator, what, reason, looked_at)
            select :id, :subscriber, :operator, :what, :reason, :at
             where :subscriber::uuid is null or exists (select from subscriber where id = :subscriber)
            on conflict (id) do nothing
            """;

    private static final String OF =
            """
            select operator, what, reason, looked_at as at from staff_look
             where subscriber_id = :subscriber order by looked_at desc, id
            """;

    private static final String FORGET = "delete from staff_look where looked_at < :before";

    private final Jdbi database;

    StaffLooks(Jdbi database) {
        this.database = database;
    }

    public void add(StaffLooked look) {
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", look.lookId())
                .bind("subscriber", look.subscriberId().orElse(null))
                .bind("operator", look.operator())
                .bind("what", look.what())
                .bind("reason", look.reason())
                .bind("at", look.at())
                .execute());
    }

    /** At the data of this reader, newest first. */
    public List<StaffLook> at(SubscriberId subscriber) {
        return database.withHandle(handle -> handle.createQuery(OF)
                .bind("subscriber", subscriber.value())
                .map(ConstructorMapper.of(StaffLook.class))
                .list());
    }

    /** Returns how many there were. */
    int forgetBefore(Instant before) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET).bind("before", before).execute());
    }
}
