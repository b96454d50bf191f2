package org.tocsin.bench.receive;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.tocsin.backing.Ports;
import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.OptOutRequests;
import org.tocsin.bench.installation.Stores;

/** Shows what {@code deploy/bench/repeat} says. Arguments: root, data folder, messages. */
public final class RepeatBench {

    private static final int KILLS = 3;

    private final Path root;
    private final Path data;
    private final Stores stores;
    private final Map<String, String> settings;
    private final RepeatingSenders senders;
    /** Whoever is not answered comes last, so they add up until the end. */
    private long committedUnanswered;

    private RepeatBench(Path root, Path data, Stores stores, Map<String, String> settings, RepeatingSenders senders) {
        this.root = root;
        this.data = data;
        this.stores = stores;
        this.settings = settings;
        this.senders = senders;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        List<Integer> ports = Ports.free(2);
        String key = ReceiveBench.key();
        Mailbag mailbag = new Mailbag(new Addresses(key, "security-alerts"), UUID.randomUUID());
        List<UUID> readers = Stream.generate(UUID::randomUUID)
                .limit(Integer.parseInt(arguments[2]))
                .toList();
        Map<String, String> settings = Map.of(
                "TOCSIN_TOKENS_KEYS", "a:" + key,
                "TOCSIN_INBOUND_PORT", ports.get(0).toString(),
                "TOCSIN_INBOUND_LMTP_PORT", ports.get(1).toString());
        RepeatingSenders senders = new RepeatingSenders(
                ports.get(0),
                ports.get(1),
                readers.stream().map(mailbag::leaving).toList());
        boolean met;
        try (Stores stores = Stores.start(data)) {
            met = new RepeatBench(Path.of(arguments[0]), data, stores, settings, senders).show(readers);
        }
        System.exit(met ? 0 : 1);
    }

    private boolean show(List<UUID> readers) throws Exception {
        for (int kill : IntStream.rangeClosed(1, KILLS).toArray()) {
            try (MailingService service = launch()) {
                senders.deliver(readers.size() * kill / (KILLS + 1), service.program()::kill);
            }
            committedUnanswered = written() - senders.answered();
            System.out.printf(
                    "killed by SIGKILL after %,d answers of 250; by now %d more messages are committed, and not answered%n",
                    senders.answered(), committedUnanswered);
        }
        try (MailingService service = launch()) {
            senders.deliver(
                    readers.size(),
                    () -> System.out.println("all are answered, by process "
                            + service.program().handle().pid()));
            return report(readers);
        }
    }

    private boolean report(List<UUID> readers) throws SQLException, InterruptedException {
        boolean shown = committedUnanswered > 0;
        System.out.printf(
                "messages committed and not answered, which were handed in again: %d  %s%n",
                committedUnanswered, shown ? "met" : "MISSED: run it again with more messages");
        Map<String, Set<String>> requests = new HashMap<>(OptOutRequests.read(stores));
        long once = readers.stream()
                .filter(reader ->
                        requests.getOrDefault(reader.toString(), Set.of()).size() == 1)
                .count();
        boolean exact = once == readers.size() && requests.size() == once && written() == once;
        System.out.printf(
                "%,d readers asked to leave; %,d of them have exactly one opt-out; written down: %,d  %s%n",
                readers.size(), once, written(), exact ? "met" : "MISSED");
        return shown && exact;
    }

    private MailingService launch() throws InterruptedException {
        return MailingService.launch(root, stores, data.resolve("mailing-service.log"), List.of(), settings)
                .awaitReady();
    }

    private long written() throws SQLException {
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from inbound_mail")) {
            count.next();
            return count.getLong(1);
        }
    }
}
