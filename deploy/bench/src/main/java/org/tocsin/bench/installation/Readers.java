package org.tocsin.bench.installation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Confirmed, opted-in readers, written into mailing-service's projection as its consumers would have done. */
public final class Readers {

    static final String TOPIC = "security-alerts";

    private Readers() {}

    /** Makes the audience this large. Removes what earlier campaigns left behind. */
    public static void become(Stores stores, int number) throws SQLException {
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate campaign, delivery, lease cascade");
            statement.execute("truncate subscriber, preference, preference_version");
            add(connection, number);
            statement.execute("vacuum analyze");
        }
    }

    /** Until a mailing-service that seals has sealed them all; what it left behind is swept. */
    public static void awaitSealed(Stores stores) throws SQLException, InterruptedException {
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement()) {
            while (anyInClear(statement)) {
                Thread.sleep(200);
            }
            statement.execute("vacuum analyze");
        }
    }

    private static boolean anyInClear(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("select exists (select from subscriber where email not like 'sealed.%')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** One more, of an installation beside the first. */
    public static void add(Stores stores, String installation, String address) throws SQLException {
        try (Connection connection = stores.connect(installation);
                PreparedStatement person = connection.prepareStatement(
                        """
                        insert into subscriber (id, version, email, name, locale, confirmed_at)
                        values (gen_random_uuid(), 1, ?, 'Reader', 'en', now())
                        """);
                Statement wishes = connection.createStatement()) {
            person.setString(1, address);
            person.execute();
            wish(wishes);
        }
    }

    private static void add(Connection connection, int number) throws SQLException {
        try (PreparedStatement people = connection.prepareStatement(
                        """
                        insert into subscriber (id, version, email, name, locale, confirmed_at)
                        select gen_random_uuid(), 1, 'reader-' || n || '@readers.example', 'Reader ' || n, 'en', now()
                        from generate_series(1, ?) as n
                        """);
                Statement wishes = connection.createStatement()) {
            people.setInt(1, number);
            people.execute();
            wish(wishes);
        }
    }

    private static void wish(Statement wishes) throws SQLException {
        wishes.execute(
                """
                insert into preference (subscriber_id, topic, opted_in, since, via)
                select id, 'security-alerts', true, now() - interval '1 day', 'form' from subscriber order by id
                """);
        wishes.execute("insert into preference_version select id, 1 from subscriber");
    }
}
