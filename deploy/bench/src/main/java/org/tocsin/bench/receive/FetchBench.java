package org.tocsin.bench.receive;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.tocsin.backing.Ports;
import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.ProcessorTime;
import org.tocsin.bench.installation.Stores;
import org.tocsin.bench.mailbox.ImapServer;
import org.tocsin.bench.mailbox.Mailbox;
import org.tocsin.bench.oracle.OracleSink;

/** Measures what {@code deploy/bench/fetch} says. Arguments: root, data folder, messages. */
public final class FetchBench {

    private static final long MOST_GROWTH = 64;
    private static final long PATIENCE_SECONDS = 60;

    private final Path root;
    private final Path data;
    private final Stores stores;
    private final Map<String, String> settings;
    private final OldMail mail;
    private final Mailbox mailbox;

    private FetchBench(
            Path root, Path data, Stores stores, Map<String, String> settings, OldMail mail, Mailbox mailbox) {
        this.root = root;
        this.data = data;
        this.stores = stores;
        this.settings = settings;
        this.mail = mail;
        this.mailbox = mailbox;
    }

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        List<Integer> ports = Ports.free(2);
        String key = ReceiveBench.key();
        Mailbag mailbag = new Mailbag(new Addresses(key, "security-alerts"), UUID.randomUUID());
        OldMail mail = new OldMail(mailbag, Integer.parseInt(arguments[2]));
        Mailbox mailbox = new Mailbox(mail.messages());
        boolean met;
        try (Stores stores = Stores.start(data);
                OracleSink publisher = new OracleSink(ports.get(0), data.resolve("journal"));
                ImapServer server = new ImapServer(ports.get(1), mailbox)) {
            Map<String, String> settings = Map.of(
                    "TOCSIN_TOKENS_KEYS", "a:" + key,
                    "TOCSIN_RELAY_PORT", ports.get(0).toString(),
                    "TOCSIN_INBOUND_FETCH_HOST", "127.0.0.1",
                    "TOCSIN_INBOUND_FETCH_PORT", Integer.toString(server.port()),
                    "TOCSIN_INBOUND_FETCH_PROTOCOL", "imap",
                    "TOCSIN_INBOUND_FETCH_USER", "replies",
                    "TOCSIN_INBOUND_FETCH_PASSWORD", "any");
            FetchBench bench = new FetchBench(Path.of(arguments[0]), data, stores, settings, mail, mailbox);
            met = bench.measure(publisher);
        }
        System.exit(met ? 0 : 1);
    }

    private boolean measure(OracleSink publisher) throws Exception {
        int all = mail.messages().size();
        int half = OldMail.leaver(all / 2);
        boolean flat;
        try (MailingService service = launch()) {
            mailbox.stumble(half, service.program()::kill);
            flat = watch(service, 0, half);
            while (service.program().running()) {
                Thread.sleep(10);
            }
        }
        System.out.println("killed by SIGKILL: an opt-out is committed, and its message is not moved yet");
        try (MailingService service = launch()) {
            boolean flatAgain = watch(service, half, all);
            FetchReport report = new FetchReport(stores, mail, mailbox);
            boolean exact = report.print();
            report.printForwarded(publisher);
            return exact && flat && flatAgain;
        }
    }

    private MailingService launch() {
        return MailingService.launch(root, stores, data.resolve("mailing-service.log"), List.of("-Xmx256m"), settings);
    }

    /** Whether memory stayed where it was after the first fifth; the end is one percent early, since one who is killed has no memory. */
    private boolean watch(MailingService service, int from, int to) throws InterruptedException {
        int number = to - from;
        long start = awaitMoved(from + 1);
        awaitMoved(from + number / 5);
        long early = ProcessorTime.memory(service.program().handle());
        awaitMoved(to - Math.max(1, number / 100));
        long late = ProcessorTime.memory(service.program().handle());
        double seconds = (awaitMoved(to) - start) / 1e9;
        boolean met = early > 0 && late - early <= MOST_GROWTH;
        System.out.printf(
                "messages %,d to %,d  %6.0f/s; memory after a fifth of them %d MiB, at their end %d  (target: %d more)  %s%n",
                from + 1, to, number / seconds, early, late, MOST_GROWTH, met ? "met" : "MISSED");
        return met;
    }

    /** Answers when, by {@link System#nanoTime}. */
    private long awaitMoved(int number) throws InterruptedException {
        int before = -1;
        long end = 0;
        for (int now = mailbox.moved(); now < number; now = mailbox.moved()) {
            if (now > before) {
                before = now;
                end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            } else if (System.nanoTime() > end) {
                throw new IllegalStateException("nothing is fetched for a minute; see the log beside the data");
            }
            Thread.sleep(1);
        }
        return System.nanoTime();
    }
}
