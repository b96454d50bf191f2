package org.tocsin.backing;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A Kafka broker of our own: one node that is its own controller (KRaft), listening on the loopback address. */
public final class KafkaBroker implements AutoCloseable {

    private static final int NODE = 1;

    private final KafkaRaftServer server;
    private final KafkaBrokerSettings settings;

    private KafkaBroker(KafkaRaftServer server, KafkaBrokerSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** Starts a broker on the settings' folder, which is formatted first if it is new, and returns once it takes requests. */
    public static KafkaBroker start(KafkaBrokerSettings settings) {
        return start(settings, Map.of());
    }

    /** The same with settings of Kafka's own on top. */
    static KafkaBroker start(KafkaBrokerSettings settings, Map<String, String> more) {
        // The cluster's id is made once: a second format with another one would be refused.
        if (!Files.exists(settings.folder().resolve("meta.properties"))) {
            format(settings.folder());
        }
        Map<String, String> configuration = configuration(settings);
        configuration.putAll(more);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(configuration, false), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server, settings);
    }

    private static void format(Path folder) {
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(nowhere)
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setMetadataLogDirectory(Optional.empty())
                    .addDirectory(folder.toString())
                    .run();
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("Kafka's folder " + folder + " cannot be formatted", failed);
        }
    }

    private static Map<String, String> configuration(KafkaBrokerSettings settings) {
        Map<String, String> configuration = KafkaFootprint.small();
        String clients = "CLIENTS://127.0.0.1:" + settings.port();
        configuration.put("process.roles", "broker,controller");
        configuration.put("node.id", Integer.toString(NODE));
        configuration.put("controller.quorum.voters", "%d@127.0.0.1:%d".formatted(NODE, settings.controllerPort()));
        configuration.put("listeners", clients + ",CONTROLLER://127.0.0.1:" + settings.controllerPort());
        configuration.put("advertised.listeners", clients);
        configuration.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        configuration.put("controller.listener.names", "CONTROLLER");
        configuration.put("inter.broker.listener.name", "CLIENTS");
        configuration.put("log.dirs", settings.folder().toString());
        configuration.put("auto.create.topics.enable", "false");
        if (settings.durability() == Durability.DURABLE) {
            // With a single replica the disk is all there is.
            configuration.put("log.flush.interval.messages", "1");
        }
        return configuration;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + settings.port();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
