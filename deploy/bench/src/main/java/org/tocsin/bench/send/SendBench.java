package org.tocsin.bench.send;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.Readers;
import org.tocsin.bench.installation.Stores;

/** The command {@code deploy/bench/send}. */
public final class SendBench {

    private static final List<String> JAVA = List.of("-Xmx256m");

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
                Postfix postfix = new Postfix(options.postfix(), log("postfix"));
                QuarkusMailer mailer = new QuarkusMailer(postfix.port());
                JakartaMail jakarta = new JakartaMail(postfix.port());
                MailingService service =
                        launch(stores, postfix, "mailing-service").awaitReady()) {
            Readers.become(stores, options.messages());
            Tocsin tocsin = new Tocsin("Tocsin, from the claim to the durable outcome", stores, List.of(service));
            compare(Stream.of(postfix, tocsin, mailer, jakarta)
                    .filter(contestant -> contestant.name().contains(options.only()))
                    .toList());
        }
    }

    private void compare(List<Contestant> contestants) throws Exception {
        Map<Contestant, Medians> results = new LinkedHashMap<>();
        for (int round = -1; round < options.rounds(); round++) { // one to warm up
            for (Contestant contestant : contestants) {
                Heat heat = contestant.send(options.messages() / contestant.share());
                if (round >= 0) {
                    results.computeIfAbsent(contestant, first -> new Medians()).add(heat);
                }
                System.err.printf("%s %,.0f/s%n", contestant.name(), heat.perSecond());
            }
        }
        Table.print(results);
    }

    private MailingService launch(Stores stores, Postfix postfix, String name) throws IOException {
        return MailingService.launch(
                options.root(), stores, log(name), JAVA, Map.of("TOCSIN_RELAY_PORT", Integer.toString(postfix.port())));
    }

    private Path log(String name) {
        return options.folder().resolve(name + ".log");
    }
}
