package org.tocsin.bench.installation;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.tocsin.backing.Ports;

/** mailing-service as it is packaged, in a process of its own. */
public final class MailingService implements AutoCloseable {

    static final String OPERATOR = random();

    private static final String KEY = random();

    private final Program program;
    private final URI address;

    private MailingService(Program program, URI address) {
        this.program = program;
        this.address = address;
    }

    /** Starts one more replica and returns at once; {@code settings} are environment variables. */
    public static MailingService launch(
            Path root, Stores stores, Path log, List<String> javaOptions, Map<String, String> settings) {
        List<Integer> ports = Ports.free(2);
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.get(0)));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", stores.databaseUrl());
        environment.put("QUARKUS_DATASOURCE_USERNAME", Stores.DATABASE);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", Stores.PASSWORD);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", stores.brokerAddress());
        environment.put("TOCSIN_PUBLIC_ORIGIN", "https://news.threatpost.example");
        environment.put("TOCSIN_TOKENS_KEYS", "a:" + KEY);
        environment.put("TOCSIN_DATA_KEYS_FILE", DataKeys.FILE.toString());
        // Readers are put into the database in clear; sealing them would take its time beside what is measured.
        environment.put("TOCSIN_DATA_KEYS_SEAL", "false");
        environment.put("TOCSIN_OPERATOR_TOKEN", OPERATOR);
        environment.put("TOCSIN_INBOUND_PORT", Integer.toString(ports.get(1)));
        environment.put("TOCSIN_RELAY_HOST", "127.0.0.1");
        environment.putAll(settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of(
                "-jar",
                root.resolve("mailing-service/target/quarkus-app/quarkus-run.jar")
                        .toString()));
        return new MailingService(
                Program.start(command, environment, log), URI.create("http://127.0.0.1:" + ports.get(0)));
    }

    /** Throws {@link IllegalStateException} when it is not ready after two minutes. */
    public MailingService awaitReady() throws InterruptedException {
        Ready.await(program, address);
        return this;
    }

    private static String random() {
        byte[] octets = new byte[33];
        new SecureRandom().nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }

    public OperatorDesk operator() {
        return new OperatorDesk(address);
    }

    public Program program() {
        return program;
    }

    /** What is alive on the heap, in MiB; collects the garbage first. Needs a JDK. */
    public long heap() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(program.handle().pid()),
                "GC.class_histogram");
        Process jcmd = new ProcessBuilder(command).start();
        try (BufferedReader lines = jcmd.inputReader(StandardCharsets.US_ASCII)) {
            return lines.lines()
                    .filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.trim().split(" +", -1)[2]) >> 20)
                    .findFirst()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
