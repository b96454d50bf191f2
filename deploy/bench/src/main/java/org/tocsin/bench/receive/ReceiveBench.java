package org.tocsin.bench.receive;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

import org.tocsin.backing.Ports;
import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.ProcessorTime;
import org.tocsin.bench.installation.Stores;

/** Measures what {@code deploy/bench/receive} says. Arguments: root, data folder, messages, bounces. */
public final class ReceiveBench {

    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 5_000;
    private static final int LEAST_PER_SECOND = 500;
    private static final int STEPS = 10;
    private static final long MOST_GROWTH = 64;

    private final MailingService service;
    private final Mailbag mailbag;
    private final Stores stores;
    private final int port;

    private ReceiveBench(MailingService service, Mailbag mailbag, Stores stores, int port) {
        this.service = service;
        this.mailbag = mailbag;
        this.stores = stores;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        int messages = Integer.parseInt(arguments[2]);
        int bounces = Integer.parseInt(arguments[3]);
        int port = Ports.free(1).get(0);
        String key = key();
        boolean met;
        try (Stores stores = Stores.start(data);
                MailingService service = MailingService.launch(
                        Path.of(arguments[0]),
                        stores,
                        data.resolve("mailing-service.log"),
                        List.of("-Xmx256m"),
                        Map.of(
                                "TOCSIN_INBOUND_PORT",
                                Integer.toString(port),
                                "TOCSIN_TOKENS_KEYS",
                                "a:" + key,
                                // All of it comes from one address, and faster than one may by default.
                                "TOCSIN_INBOUND_MOST_MESSAGES_PER_MINUTE",
                                "1000000"))) {
            service.awaitReady();
            UUID campaign = service.operator().draft("alert", "Something that matters", "It matters to nobody here.");
            service.operator().send(campaign);
            Mailbag mailbag = new Mailbag(new Addresses(key, "security-alerts"), campaign);
            ReceiveBench bench = new ReceiveBench(service, mailbag, stores, port);
            boolean fast = bench.throughput(messages);
            boolean flat = bench.memory(bounces);
            met = fast && flat;
        }
        System.exit(met ? 0 : 1);
    }

    static String key() {
        byte[] octets = new byte[33];
        new SecureRandom().nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    private boolean throughput(int messages) throws Exception {
        flood(0, WARM_UP, mailbag::mixed);
        long before = committed();
        long used = processorMillis();
        double seconds = flood(WARM_UP, messages, mailbag::mixed);
        long written = committed() - before;
        double rate = messages / seconds;
        boolean met = rate >= LEAST_PER_SECOND && written == messages;
        System.out.printf(
                "processor time per message, service and database  %.2f ms%n",
                (processorMillis() - used) / (double) messages);
        System.out.printf(
                "messages taken with their effect committed  %8.0f/s  (target %d)  %s; %d of %d are in the database%n",
                rate, LEAST_PER_SECOND, met ? "met" : "MISSED", written, messages);
        return met;
    }

    /** The first step fills what the service keeps; from then on nothing may be added. */
    private boolean memory(int bounces) throws Exception {
        long[] resident = new long[STEPS];
        for (int step = 0; step < STEPS; step++) {
            flood((long) step * bounces / STEPS, bounces / STEPS, mailbag::bounce);
            resident[step] = ProcessorTime.memory(service.program().handle());
        }
        long growth = resident[STEPS - 1] - resident[1];
        boolean met = growth <= MOST_GROWTH;
        System.out.printf(
                "memory while %d bounces arrive            %8d MiB more after the first fifth  (target %d)  %s; MiB: %s%n",
                bounces, growth, MOST_GROWTH, met ? "met" : "MISSED", Arrays.toString(resident));
        return met;
    }

    /** Seconds until the last reply. */
    private double flood(long first, int number, LongFunction<Flood.Message> messages) throws Exception {
        AtomicLong next = new AtomicLong(first);
        ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long start = System.nanoTime();
            List<Future<Void>> floods = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                floods.add(connections.submit(new Flood(port, next, first + number, messages)));
            }
            for (Future<Void> flood : floods) {
                flood.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            connections.shutdownNow();
        }
    }

    private long processorMillis() {
        return ProcessorTime.of(service.program().handle()).toMillis()
                + ProcessorTime.of(stores.postmaster()).toMillis();
    }

    private long committed() throws Exception {
        try (Connection connection = stores.connect();
                ResultSet count = connection.createStatement().executeQuery("select count(*) from inbound_mail")) {
            count.next();
            return count.getLong(1);
        }
    }
}
