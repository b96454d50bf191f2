package org.tocsin.bench.send;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.ProcessorTime;
import org.tocsin.bench.installation.Readers;
import org.tocsin.bench.installation.Stores;

/** The command {@code deploy/bench/send}. */
public final class SendBench {

    /** The collector is that of the images. */
    private static final List<String> JAVA = List.of("-Xmx256m", "-XX:+UseSerialGC");

    /** Mails until Java's compiler has done its work; before, they cost several times as much. Senders with a share send that share of them. */
    private static final int WARM_UP = 200_000;

    private final SendOptions options;

    private SendBench(SendOptions options) {
        this.options = options;
    }

    /** Takes the repository's root, the folder of Postfix's programs, a folder for data, and what the command was given. */
    public static void main(String[] arguments) throws Exception {
        new SendBench(SendOptions.of(arguments)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Files.createDirectories(options.folder());
        try (Stores stores = Stores.start(options.folder());
                Postfix postfix = new Postfix(options.postfix(), log("postfix"))) {
            besideOthers(stores, postfix);
            if (options.also().contains("signed")) {
                signed(stores, postfix, "RSA", 2048);
                signed(stores, postfix, "Ed25519", 255);
            }
            if (options.also().contains("sealed")) {
                sealed(stores, postfix);
            }
            if (options.also().contains("replicas")) {
                twoReplicas(stores, postfix);
            }
            if (options.also().contains("growth")) {
                growing(stores, postfix);
            }
        }
    }

    private void besideOthers(Stores stores, Postfix postfix) throws Exception {
        try (QuarkusMailer mailer = new QuarkusMailer(postfix.port());
                JakartaMail jakarta = new JakartaMail(postfix.port());
                MailingService service = launch(stores, postfix, Map.of()).awaitReady()) {
            Readers.become(stores, options.messages()); // the service has made its tables
            compare(List.of(postfix, tocsin("", stores, postfix, service), mailer, jakarta));
        }
    }

    private void signed(Stores stores, Postfix postfix, String algorithm, int bits) throws Exception {
        Path key = DkimKeyFile.write(options.folder(), algorithm, bits);
        Map<String, String> settings = Map.of("TOCSIN_DKIM_SIGN_WITH", "bench:" + key);
        try (MailingService service = launch(stores, postfix, settings).awaitReady()) {
            compare(List.of(postfix, tocsin(", DKIM by " + algorithm, stores, postfix, service)));
        }
    }

    /** As installations hold their readers: every address and name under a key of its reader. */
    private void sealed(Stores stores, Postfix postfix) throws Exception {
        Map<String, String> settings = Map.of("TOCSIN_DATA_KEYS_SEAL", "true", "TOCSIN_DATA_KEYS_EVERY", "1s");
        try (MailingService service = launch(stores, postfix, settings).awaitReady()) {
            Readers.become(stores, options.messages());
            Readers.awaitSealed(stores);
            compare(List.of(postfix, tocsin(", readers sealed", stores, postfix, service)));
        }
    }

    /** To be compared with the one replica of the first table by what each reaches of smtp-source. */
    private void twoReplicas(Stores stores, Postfix postfix) throws Exception {
        try (MailingService first = launch(stores, postfix, Map.of()).awaitReady();
                MailingService second = launch(stores, postfix, Map.of()).awaitReady()) {
            Readers.become(stores, options.messages());
            Tocsin both = tocsin(", two replicas", stores, postfix, first, second);
            compare(List.of(postfix, both));
            System.out.printf("Of the last round, the replicas did: %s%n", both.shares());
        }
    }

    /** What must not depend on how many readers there are; nobody is compared with, so smtp-source does not run. */
    private void growing(Stores stores, Postfix postfix) throws Exception {
        System.out.println(
                "| readers | messages/s | processor time: program + PostgreSQL + sink | heap | resident memory | first mail after |");
        System.out.println("|---:|---:|---:|---:|---:|---:|");
        try (MailingService service = launch(stores, postfix, Map.of()).awaitReady()) {
            Tocsin tocsin = tocsin("", stores, postfix, service);
            Readers.become(stores, WARM_UP);
            tocsin.send(WARM_UP);
            for (int readers : List.of(10_000, 100_000, 1_000_000)) {
                Readers.become(stores, readers);
                Heat heat = tocsin.send(readers);
                System.out.printf(
                        "| %,d | %,.0f | %.0f µs + %.0f µs + %.0f µs | %,d MiB | %,d MiB | %,d ms |%n",
                        readers,
                        heat.perSecond(),
                        heat.programMicros(),
                        heat.databaseMicros(),
                        heat.sinkMicros(),
                        service.heap(),
                        ProcessorTime.memory(service.program().handle()),
                        tocsin.untilTheFirst().toMillis());
            }
        }
    }

    private static Tocsin tocsin(String how, Stores stores, Postfix postfix, MailingService... replicas) {
        return new Tocsin(
                "Tocsin, from the claim to the durable outcome" + how, stores, postfix.sink(), List.of(replicas));
    }

    private void compare(List<Contestant> contestants) throws Exception {
        Map<Contestant, Medians> results = new LinkedHashMap<>();
        for (int round = -Math.max(1, WARM_UP / options.messages()); round < options.rounds(); round++) {
            for (Contestant contestant : contestants) {
                if (round < 0 && !contestant.warmsUp()) {
                    continue;
                }
                Heat heat = contestant.send(options.messages() / contestant.share());
                if (round >= 0) {
                    results.computeIfAbsent(contestant, first -> new Medians()).add(heat);
                }
                System.err.printf("%s %,.0f/s%n", contestant.name(), heat.perSecond());
            }
        }
        Table.print(results);
    }

    private MailingService launch(Stores stores, Postfix postfix, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("TOCSIN_RELAY_PORT", Integer.toString(postfix.port()));
        return MailingService.launch(options.root(), stores, log("mailing-service"), JAVA, all);
    }

    private Path log(String name) {
        return options.folder().resolve(name + ".log");
    }
}
