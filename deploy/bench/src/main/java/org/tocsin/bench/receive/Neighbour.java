package org.tocsin.bench.receive;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.tocsin.bench.installation.Announcements;
import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.PreferenceService;
import org.tocsin.bench.installation.Readers;
import org.tocsin.bench.installation.Stores;

/**
 * One of two installations that are as bad for each other as can be: its From is an address that its own listener serves, and the other's
 * From is both a reader of it and its publisher's mailbox; its relay is the other's listener.
 */
final class Neighbour implements AutoCloseable {

    private static final String TAKEN =
            "select received_at, meaning, effect from inbound_mail order by received_at offset ";
    private static final String UNSENT = "select count(*) from transactional_mail where finished_at is null";

    private final Place place;
    private final Stores stores;
    private final MailingService service;
    private final PreferenceService preference;

    private Neighbour(Place place, Stores stores, MailingService service, PreferenceService preference) {
        this.place = place;
        this.stores = stores;
        this.service = service;
        this.preference = preference;
    }

    /**
     * Where one of them is.
     *
     * @param name of its publisher, its database and its domains
     * @param port of its listener
     */
    record Place(String name, int port) {

        /** In From. */
        String address() {
            return "unsubscribe@" + replyDomain();
        }

        String domain() {
            return name + ".example";
        }

        String replyDomain() {
            return "reply." + domain();
        }

        /** The database of its preference-service. */
        String choices() {
            return name + "_preference";
        }
    }

    /** Returns once it is ready, and knows its reader. */
    static Neighbour move(Path root, Path data, Stores stores, String key, Place here, Place there)
            throws SQLException, InterruptedException, ExecutionException {
        Map<String, String> settings = new HashMap<>(stores.another(here.name()));
        settings.put("TOCSIN_TOKENS_KEYS", "a:" + key);
        settings.put("TOCSIN_INBOUND_PORT", Integer.toString(here.port()));
        settings.put("TOCSIN_INBOUND_FORWARD_TO", there.address());
        settings.put("TOCSIN_RELAY_PORT", Integer.toString(there.port()));
        settings.put("TOCSIN_PUBLISHER_NAME", here.name());
        settings.put("TOCSIN_PUBLISHER_FROM", here.address());
        settings.put("TOCSIN_PUBLISHER_DOMAIN", here.domain());
        settings.put("TOCSIN_PUBLISHER_REPLY_DOMAIN", here.replyDomain());
        Path log = data.resolve(here.name() + ".log");
        MailingService service = MailingService.launch(root, stores, log, List.of("-Xmx256m"), settings);
        Map<String, String> choices = new HashMap<>(stores.within(here.name(), here.choices()));
        choices.put("TOCSIN_TOKENS_KEYS", "a:" + key);
        PreferenceService preference =
                PreferenceService.launch(root, stores, data.resolve(here.choices() + ".log"), choices);
        service.awaitReady();
        preference.awaitReady();
        Readers.add(stores, here.name(), there.address());
        Neighbour neighbour = new Neighbour(here, stores, service, preference);
        Announcements.confirmed(stores, here.name(), here.choices(), Map.of(neighbour.reader(), there.address()));
        return neighbour;
    }

    /** The other's From. */
    UUID reader() throws SQLException {
        try (Connection connection = stores.connect(place.name());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id from subscriber")) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }

    MailingService service() {
        return service;
    }

    /** What each message was taken for and what followed, after the first so many. */
    List<String> taken(int after) throws SQLException {
        try (Connection connection = stores.connect(place.name());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TAKEN + after)) {
            List<String> taken = new ArrayList<>();
            while (rows.next()) {
                taken.add(
                        place.name() + " takes it for " + rows.getString("meaning") + ": " + rows.getString("effect"));
            }
            return taken;
        }
    }

    boolean hasUnsent() throws SQLException {
        try (Connection connection = stores.connect(place.name());
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(UNSENT)) {
            count.next();
            return count.getInt(1) > 0;
        }
    }

    @Override
    public void close() {
        service.close();
        preference.close();
    }
}
