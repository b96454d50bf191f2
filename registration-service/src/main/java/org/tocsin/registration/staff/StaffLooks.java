package org.tocsin.registration.staff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import org.tocsin.events.wire.StaffLooked;
import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.sealing.ClearColumn;
import org.tocsin.sealing.ClearRows;
import org.tocsin.sealing.ClearTable;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** All looks, in PostgreSQL; every method joins the running transaction. */
@ApplicationScoped
public class StaffLooks {

    /** A look that comes twice is one. */
    private static final String ADD =
            """
            insert into staff_look (id, subscriber_id, operator, what, reason, looked_at)
            values (:id, :subscriber, :operator, :what, :reason, :at)
            on conflict (id) do nothing
            """;

    private static final String IS_HERE = "select exists (select from subscriber where id = :subscriber)";

    private static final String ADD_OF_EVERYBODY =
            """
            insert into staff_look (id, operator, what, reason, looked_at, of_everybody)
            values (:id, :operator, :what, :reason, :at, true)
            """;

    private static final String OF =
            """
            select operator, what, reason, looked_at as at from staff_look
             where subscriber_id = :subscriber
                or of_everybody and looked_at >= (select confirmed_at from subscriber where id = :subscriber)
             order by looked_at desc, id
            """;

    private static final String FORGET = "delete from staff_look where looked_at < :before";

    /** Where the reason lies, which is what it is sealed for: whoever wrote it may have named the reader. */
    private static final String REASON = "staff_look.reason";

    private final Jdbi database;
    private final ReaderKeys keys;

    StaffLooks(Jdbi database, ReaderKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** Of somebody who was erased meanwhile nothing is kept. */
    public void add(StaffLooked look) {
        if (look.subscriberId().map(this::isHere).orElse(true)) {
            String reason = look.subscriberId()
                    .map(reader -> keys.of(reader).seal(REASON, look.reason()))
                    .orElse(look.reason());
            add(look, reason);
        }
    }

    private boolean isHere(UUID subscriber) {
        return database.withHandle(handle -> handle.createQuery(IS_HERE)
                .bind("subscriber", subscriber)
                .mapTo(Boolean.class)
                .one());
    }

    private void add(StaffLooked look, String reason) {
        database.useHandle(handle -> handle.createUpdate(ADD)
                .bind("id", look.lookId())
                .bind("subscriber", look.subscriberId().orElse(null))
                .bind("operator", look.operator())
                .bind("what", look.what())
                .bind("reason", reason)
                .bind("at", look.at())
                .execute());
    }

    /** At the data of all who have confirmed by then. */
    public void addOfEverybody(StaffLook look) {
        database.useHandle(handle -> handle.createUpdate(ADD_OF_EVERYBODY)
                .bind("id", UUID.randomUUID())
                .bind("operator", look.operator())
                .bind("what", look.what())
                .bind("reason", look.reason())
                .bind("at", look.at())
                .execute());
    }

    /** At the data of this reader, newest first. */
    public List<StaffLook> at(SubscriberId subscriber) {
        List<StaffLook> stored = database.withHandle(handle -> handle.createQuery(OF)
                .bind("subscriber", subscriber.value())
                .map(ConstructorMapper.of(StaffLook.class))
                .list());
        // After the rows: one in clear may be sealed at any moment, and its key is there as soon as it is.
        ReaderKey key = keys.find(subscriber.value());
        return stored.stream()
                .flatMap(look -> key.find(REASON, look.reason()).map(look::because).stream())
                .toList();
    }

    /** What versions before this one wrote in clear. */
    @Produces
    @Singleton
    ClearRows inClear() {
        return new ClearRows(
                database,
                keys,
                new ClearTable(
                        "staff_look",
                        "id",
                        "subscriber_id",
                        "subscriber_id is not null and reason not like 'sealed.%'",
                        List.of(ClearColumn.sealed("reason", REASON))));
    }

    /** Returns how many there were. */
    int forgetBefore(Instant before) {
        return database.withHandle(
                handle -> handle.createUpdate(FORGET).bind("before", before).execute());
    }
}
