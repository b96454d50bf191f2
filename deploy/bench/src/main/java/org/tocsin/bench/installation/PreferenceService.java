package org.tocsin.bench.installation;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.tocsin.backing.Ports;

/** preference-service as it is packaged, in a process and with a database of its own. */
public final class PreferenceService implements AutoCloseable {

    static final String DATABASE = "preference";

    private final Program program;
    private final URI address;

    private PreferenceService(Program program, URI address) {
        this.program = program;
        this.address = address;
    }

    /** Starts it and returns at once; {@code settings} are environment variables. */
    public static PreferenceService launch(Path root, Stores stores, Path log, Map<String, String> settings) {
        stores.createDatabase(DATABASE);
        int port = Ports.free(1).get(0);
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", stores.databaseUrl(DATABASE));
        environment.put("QUARKUS_DATASOURCE_USERNAME", DATABASE);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", Stores.PASSWORD);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", stores.brokerAddress());
        environment.put("TOCSIN_PUBLIC_ORIGIN", "https://news.threatpost.example");
        environment.put("TOCSIN_DATA_KEYS_FILE", DataKeys.FILE.toString());
        environment.putAll(settings);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                root.resolve("preference-service/target/quarkus-app/quarkus-run.jar")
                        .toString());
        return new PreferenceService(Program.start(command, environment, log), URI.create("http://127.0.0.1:" + port));
    }

    /** Throws {@link IllegalStateException} when it is not ready after two minutes. */
    public PreferenceService awaitReady() throws InterruptedException {
        Ready.await(program, address);
        return this;
    }

    @Override
    public void close() {
        program.close();
    }
}
