package org.tocsin.bench.receive;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.tocsin.backing.Ports;
import org.tocsin.bench.installation.Announcements;
import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.PreferenceService;
import org.tocsin.bench.installation.Readers;
import org.tocsin.bench.installation.Stores;
import org.tocsin.bench.oracle.OracleSink;

/** Measures what {@code deploy/bench/leave} says. Arguments: root, data folder, readers, replies, mails a second. */
public final class LeaveBench {

    /** Replies before this are not counted: everything is slow the first time. */
    private static final int WARM_UP = 50;

    private final Stores stores;
    private final MailingService mailing;
    private final OracleSink sink;
    private final Mailbag mailbag;
    private final Map<UUID, String> leavers;
    private final int inbound;

    private LeaveBench(
            Stores stores,
            MailingService mailing,
            OracleSink sink,
            Mailbag mailbag,
            Map<UUID, String> leavers,
            int inbound) {
        this.stores = stores;
        this.mailing = mailing;
        this.sink = sink;
        this.mailbag = mailbag;
        this.leavers = leavers;
        this.inbound = inbound;
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        int replies = Integer.parseInt(arguments[3]) + WARM_UP;
        List<Integer> ports = Ports.free(2);
        String key = ReceiveBench.key();
        Map<String, String> settings = Map.of(
                "TOCSIN_TOKENS_KEYS", "a:" + key,
                "TOCSIN_RELAY_PORT", ports.get(0).toString(),
                "TOCSIN_INBOUND_PORT", ports.get(1).toString());
        boolean met;
        try (Stores stores = Stores.start(data);
                OracleSink sink = new OracleSink(ports.get(0), data.resolve("journal"));
                MailingService mailing = MailingService.launch(
                        root, stores, data.resolve("mailing-service.log"), List.of("-Xmx256m"), settings);
                PreferenceService preference =
                        PreferenceService.launch(root, stores, data.resolve("preference-service.log"), settings)) {
            mailing.awaitReady();
            preference.awaitReady();
            Readers.become(stores, Integer.parseInt(arguments[2]));
            Map<UUID, String> leavers = someReaders(stores, replies);
            Announcements.confirmed(stores, leavers);
            sink.behave(new SteadyRate(Integer.parseInt(arguments[4])));
            UUID campaign = mailing.operator().draft("alert", "Something that matters", "It matters to everybody.");
            Mailbag mailbag = new Mailbag(new Addresses(key, "security-alerts"), campaign);
            LeaveBench bench = new LeaveBench(stores, mailing, sink, mailbag, leavers, ports.get(1));
            met = bench.measure(campaign);
        }
        System.exit(met ? 0 : 1);
    }

    private boolean measure(UUID campaign) throws Exception {
        mailing.operator().send(campaign);
        while (sink.seen().isEmpty()) {
            Thread.sleep(50);
        }
        Map<UUID, Long> dots = new LinkedHashMap<>();
        try (EnforcedOptOuts enforced = new EnforcedOptOuts(stores)) {
            try (Letterbox letterbox = new Letterbox(inbound)) {
                for (UUID reader : leavers.keySet()) {
                    long dot = letterbox.deliver(mailbag.leaving(reader));
                    dots.put(reader, dot);
                    enforced.expect(reader);
                    TimeUnit.MILLISECONDS.sleep(25);
                }
            }
            boolean running =
                    mailing.operator().look(campaign).path("state").asText().equals("sending");
            enforced.awaitAll();
            Thread.sleep(3_000);
            return new LeaveReport(dots, enforced.when(), sink.seen(), leavers, WARM_UP).print(running);
        }
    }

    private static Map<UUID, String> someReaders(Stores stores, int number) throws SQLException {
        Map<UUID, String> some = new LinkedHashMap<>();
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select id, email from subscriber order by random() limit " + number)) {
            while (rows.next()) {
                some.put(rows.getObject("id", UUID.class), rows.getString("email"));
            }
        }
        return some;
    }
}
