package org.tocsin.bench.receive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.tocsin.bench.installation.Stores;

/** Looks, every few milliseconds, which opt-outs every claim and every mail that begins would see by now. */
final class EnforcedOptOuts implements AutoCloseable {

    private static final String LEFT =
            "select subscriber_id from preference where subscriber_id = any(?) and topic = 'security-alerts' and not opted_in";
    private static final long PATIENCE_SECONDS = 60;

    private final Connection connection;
    private final Set<UUID> expected = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Long> when = new ConcurrentHashMap<>();
    private final Thread looking = new Thread(this::look, "opt-outs");
    private volatile boolean over;

    EnforcedOptOuts(Stores stores) throws SQLException {
        connection = stores.connect();
        looking.setDaemon(true);
        looking.start();
    }

    void expect(UUID reader) {
        expected.add(reader);
    }

    /** By {@link System#nanoTime}, for those that are enforced. */
    Map<UUID, Long> when() {
        return when;
    }

    /** Returns once none is left, or after a minute. */
    void awaitAll() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!expected.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    private void look() {
        try (connection;
                PreparedStatement left = connection.prepareStatement(LEFT)) {
            while (!over) {
                left.setArray(1, connection.createArrayOf("uuid", expected.toArray()));
                try (ResultSet rows = left.executeQuery()) {
                    long now = System.nanoTime();
                    while (rows.next()) {
                        UUID reader = rows.getObject(1, UUID.class);
                        when.put(reader, now);
                        expected.remove(reader);
                    }
                }
                Thread.sleep(5);
            }
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
