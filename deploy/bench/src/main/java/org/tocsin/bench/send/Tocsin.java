package org.tocsin.bench.send;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.ProcessorTime;
import org.tocsin.bench.installation.Stores;

/** A campaign from "send" to the last durable outcome: everything that Tocsin does for a mail, in the processes in which it does it. */
final class Tocsin implements Contestant {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final String name;
    private final Stores stores;
    private final ProcessHandle sink;
    private final List<MailingService> replicas;
    private List<Duration> shares = List.of();
    private Duration untilTheFirst = Duration.ZERO;

    /** The audience is whoever is in the projection. */
    Tocsin(String name, Stores stores, ProcessHandle sink, List<MailingService> replicas) {
        this.name = name;
        this.stores = stores;
        this.sink = sink;
        this.replicas = replicas;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Heat send(int messages) throws Exception {
        List<Duration> programs = programTimes();
        Duration database = ProcessorTime.of(stores.postmaster());
        Duration taking = ProcessorTime.of(sink);
        UUID campaign = replicas.get(0).operator().draft("alert", "Update the gateway now", Letter.markdown());
        replicas.get(0).operator().send(campaign);
        awaitEnd(campaign);
        List<Duration> after = programTimes();
        shares = IntStream.range(0, after.size())
                .mapToObj(replica -> after.get(replica).minus(programs.get(replica)))
                .toList();
        return new Heat(
                messages,
                time(campaign, messages),
                shares.stream().reduce(Duration.ZERO, Duration::plus),
                ProcessorTime.of(stores.postmaster()).minus(database),
                ProcessorTime.of(sink).minus(taking));
    }

    /** What each replica has worked for the last campaign. */
    List<Duration> shares() {
        return shares;
    }

    /** Of the last campaign, from "send" until the outcome of the first mail was written. */
    Duration untilTheFirst() {
        return untilTheFirst;
    }

    private List<Duration> programTimes() {
        return replicas.stream()
                .map(replica -> ProcessorTime.of(replica.program().handle()))
                .toList();
    }

    private void awaitEnd(UUID campaign) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = stores.connect();
                PreparedStatement query =
                        connection.prepareStatement("select state = 'sent' from campaign where id = ?")) {
            query.setObject(1, campaign);
            while (!isTrue(query)) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("campaign " + campaign + " does not end");
                }
                Thread.sleep(20);
            }
        }
    }

    private static boolean isTrue(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** By the database's clock, from "send" to the last outcome. */
    private Duration time(UUID campaign, int messages) throws SQLException {
        try (Connection connection = stores.connect();
                PreparedStatement query = connection.prepareStatement(
                        """
                        select count(*) filter (where d.state = 'accepted'),
                               extract(epoch from max(d.updated_at) - min(c.started_at)),
                               extract(epoch from min(d.updated_at) filter (where d.state = 'accepted') - min(c.started_at))
                        from campaign c join delivery d on d.campaign_id = c.id where c.id = ?
                        """)) {
            query.setObject(1, campaign);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getInt(1) != messages) {
                    throw new IllegalStateException("accepted " + row.getInt(1) + " of " + messages);
                }
                untilTheFirst = Duration.ofNanos((long) (row.getDouble(3) * 1e9));
                return Duration.ofNanos((long) (row.getDouble(2) * 1e9));
            }
        }
    }
}
