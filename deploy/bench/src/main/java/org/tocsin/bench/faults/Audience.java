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

    private final Stores stores;

    Audience(Stores stores) {
        this.stores = stores;
    }

    /** Everybody is back, and the addresses of all. */
    List<String> gather() throws SQLException {
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("update preference set opted_in = true, since = now() - interval '1 day'");
            return column(statement.executeQuery("select email from subscriber order by id"));
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
