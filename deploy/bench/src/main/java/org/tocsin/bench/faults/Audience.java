package org.tocsin.bench.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.tocsin.bench.installation.Departures;
import org.tocsin.bench.installation.Stores;
import org.tocsin.bench.oracle.LedgerRow;

/** The readers of a run, and what the ledger says of them at its end. */
final class Audience {

    private static final List<String> UNWILLING = List.of(
            """
            update subscriber s set confirmed_at = case when why > 0 then now() end from unwilling u
            where u.id = s.id and (confirmed_at is null) <> (why = 0)
            """,
            """
            update preference p set opted_in = why <> 1, since = now() - interval '1 day' from unwilling u
            where u.id = p.subscriber_id and opted_in <> (why <> 1)
            """,
            "update preference_version set version = extract(epoch from clock_timestamp()) * 1000", // what comes late
            // is of the run
            // before
            "truncate reader_wish",
            """
            insert into reader_wish (subscriber_id, paused_until) select id, now() + interval '1 day' from unwilling where why = 2
            """);

    private final Stores stores;
    private final Departures departures;
    private final Map<String, UUID> ids = new LinkedHashMap<>();

    Audience(Stores stores, Departures departures) {
        this.stores = stores;
        this.departures = departures;
    }

    /**
     * Whoever left is back; of a hundred readers, one is not confirmed, one left yesterday, and one has paused: other ones in each run. The addresses of
     * all others.
     */
    List<String> gather(int run) throws SQLException {
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table unwilling as" + " select id, email, mod(abs(hashtext(email || ' "
                    + run + "')), 100) as why from subscriber");
            for (String change : UNWILLING) {
                statement.execute(change);
            }
            return willing(statement.executeQuery("select email, id from unwilling where why > 2 order by id"));
        }
    }

    /** Returns once the log of events has it, from which the senders learn of it. */
    void leave(String reader) throws InterruptedException, ExecutionException {
        departures.left(Optional.ofNullable(ids.get(reader)).orElseThrow());
    }

    boolean isOver(UUID campaign) throws SQLException {
        try (Connection connection = stores.connect();
                PreparedStatement query = connection.prepareStatement("select state from campaign where id = ?")) {
            query.setObject(1, campaign);
            return column(query.executeQuery()).contains("sent");
        }
    }

    List<LedgerRow> ledger(UUID campaign) throws SQLException {
        try (Connection connection = stores.connect();
                PreparedStatement query = connection.prepareStatement(
                        """
                        select s.email, d.state, d.repeated from delivery d join subscriber s on s.id = d.subscriber_id
                        where d.campaign_id = ?
                        """)) {
            query.setObject(1, campaign);
            List<LedgerRow> rows = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new LedgerRow(row.getString(1), row.getString(2), row.getBoolean(3)));
                }
            }
            return rows;
        }
    }

    private List<String> willing(ResultSet rows) throws SQLException {
        try (rows) {
            while (rows.next()) {
                ids.put(rows.getString(1), rows.getObject(2, UUID.class));
            }
        }
        return List.copyOf(ids.keySet());
    }

    private static List<String> column(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
