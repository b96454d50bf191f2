package org.tocsin.bench.faults;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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
            "truncate reader_wish",
            """
            insert into reader_wish (subscriber_id, paused_until) select id, now() + interval '1 day' from unwilling where why = 2
            """);

    private final Stores stores;

    Audience(Stores stores) {
        this.stores = stores;
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
            return column(statement.executeQuery("select email from unwilling where why > 2 order by id"));
        }
    }

    /** Returns once it is durable: the moment at which a reader is told so. */
    void leave(String reader) throws SQLException {
        try (Connection connection = stores.connect();
                PreparedStatement change = connection.prepareStatement(
                        """
                        update preference set opted_in = false, since = now()
                        where subscriber_id = (select id from subscriber where email = ?)
                        """)) {
            change.setString(1, reader);
            change.execute();
        }
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
