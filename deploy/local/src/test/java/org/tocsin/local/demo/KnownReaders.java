package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.tocsin.bench.oracle.LedgerRow;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Who has which number: the databases do not tell, since addresses are sealed there. */
final class KnownReaders {

    private final Path data;
    private final int postgreSql;
    private final Map<UUID, String> addresses = new HashMap<>();

    KnownReaders(Path data, int postgreSql) {
        this.data = data;
        this.postgreSql = postgreSql;
    }

    /** Whoever is there now and was not there before has this address. */
    void learn(String email) throws SQLException, IOException {
        List<UUID> fresh = new ArrayList<>();
        try (Connection connection = connect("registration");
                ResultSet row = connection.createStatement().executeQuery("select id from subscriber")) {
            while (row.next()) {
                fresh.add(row.getObject(1, UUID.class));
            }
        }
        fresh.removeAll(addresses.keySet());
        assertEquals(1, fresh.size(), "who came with " + email);
        addresses.put(fresh.get(0), email);
    }

    /** What the ledger says of every recipient of a campaign. */
    List<LedgerRow> outcomes(URI campaign) throws SQLException, IOException {
        String path = campaign.getPath();
        List<LedgerRow> rows = new ArrayList<>();
        try (Connection connection = connect("mailing");
                PreparedStatement query = connection.prepareStatement(
                        "select subscriber_id, state, repeated from delivery where campaign_id = ?")) {
            query.setObject(1, UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    UUID reader = row.getObject(1, UUID.class);
                    String email = addresses.getOrDefault(reader, reader.toString());
                    rows.add(new LedgerRow(email, row.getString(2), row.getBoolean(3)));
                }
            }
        }
        return rows;
    }

    private Connection connect(String database) throws SQLException, IOException {
        String password = Files.readString(data.resolve("database-" + database + ".password"));
        String url = "jdbc:postgresql://127.0.0.1:" + postgreSql + "/" + database;
        return DriverManager.getConnection(url, database, password.strip());
    }
}
