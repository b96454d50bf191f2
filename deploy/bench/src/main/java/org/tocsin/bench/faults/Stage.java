package org.tocsin.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.tocsin.backing.Ports;
import org.tocsin.bench.installation.Departures;
import org.tocsin.bench.installation.MailingService;
import org.tocsin.bench.installation.Stores;
import org.tocsin.bench.oracle.OracleSink;

/** What a run plays on: a sender that can be killed and started again, a second one for when the first is stopped, the stores and the sink. */
final class Stage implements AutoCloseable {

    /** Six connections with a window each; a kill can repeat no more. */
    static final int IN_PIPELINES = 6 * 64;

    private static final List<String> JAVA = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final Path root;
    private final Path folder;
    private final Stores stores;
    private final Map<String, String> settings;
    private final int port = Ports.free();
    private final OracleSink sink;
    private final Departures departures;
    private MailingService service;

    /** The settings are those of the senders, beside where the sink is and that they are not to wait long with what was deferred. */
    Stage(Path root, Path folder, Stores stores, Map<String, String> settings) throws IOException {
        this.root = root;
        this.folder = Files.createDirectories(folder);
        this.stores = stores;
        this.settings = new TreeMap<>(settings);
        this.settings.put("TOCSIN_RELAY_PORT", Integer.toString(port));
        this.settings.put("TOCSIN_SENDING_FIRST_RETRY", "1s");
        sink = new OracleSink(port, folder.resolve("journal"));
        departures = new Departures(stores);
    }

    void start() throws InterruptedException {
        service = another();
    }

    /** Ready when this returns. */
    MailingService another() throws InterruptedException {
        return MailingService.launch(root, stores, folder.resolve("mailing-service.log"), JAVA, settings)
                .awaitReady();
    }

    MailingService service() {
        return service;
    }

    Stores stores() {
        return stores;
    }

    Departures departures() {
        return departures;
    }

    OracleSink sink() {
        return sink;
    }

    @Override
    public void close() throws IOException {
        if (service != null) {
            service.close();
        }
        departures.close();
        sink.close();
    }
}
