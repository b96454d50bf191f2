package org.tocsin.local.installation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.tocsin.local.gateway.ServiceName;
import org.tocsin.local.process.ProgramSettings;

/** How each process of an installation is called and what it is told; secrets only by the name of the file that holds them. */
final class ServicePrograms {

    private static final List<String> LEAN = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** A script may try as many readers as it likes. */
    private static final String SIGN_UPS_FROM_HERE = "100000";

    private final Path root;
    private final DataFolder folder;
    private final LocalPorts ports;
    private final Map<String, String> overrides;
    private final Optional<Path> imageJava;

    ServicePrograms(InstallationSettings settings) {
        this.root = settings.root();
        this.folder = settings.folder();
        this.ports = settings.ports();
        this.overrides = settings.serviceEnvironment();
        this.imageJava = settings.imageJava();
    }

    ProgramSettings service(ServiceName service) {
        Path program = root.resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new CannotStartException(service.module() + " is not built; run ./mvnw package");
        }
        Path log = folder.logs().resolve(service.module() + ".log");
        return imageJava
                .map(java -> new ProgramSettings(
                        service.module(), asImage(service), Map.of("JAVA_HOME", java.toString()), log))
                .orElseGet(() -> new ProgramSettings(
                        service.module(),
                        java(List.of("-Xmx160m", "-jar", program.toString())),
                        environment(service),
                        log));
    }

    /** Within compose's limit of memory, with the secrets where a container finds them. */
    private List<String> asImage(ServiceName service) {
        List<String> command = new ArrayList<>(List.of(
                root.resolve("deploy/images/rehearse").toString(),
                service.module(),
                folder.path().toString(),
                "JDK_JAVA_OPTIONS=-XX:MaxRAM=512m"));
        String here = folder.path() + "/";
        environment(service).forEach((name, value) -> command.add(name + "=" + value.replace(here, "/run/secrets/")));
        return command;
    }

    ProgramSettings kafka() {
        List<String> broker = List.of(
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.tocsin.backing.KafkaBrokerProcess",
                folder.kafka().toString(),
                Integer.toString(ports.kafka()),
                Integer.toString(ports.kafkaController()));
        return new ProgramSettings(
                "Kafka", java(broker), Map.of(), folder.logs().resolve("kafka.log"));
    }

    private static List<String> java(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(LEAN);
        command.addAll(arguments);
        return command;
    }

    private Map<String, String> environment(ServiceName service) {
        String database = service.database();
        Secrets secrets = folder.secrets();
        Map<String, String> environment = new TreeMap<>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + ports.postgreSql() + "/" + database);
        environment.put("QUARKUS_DATASOURCE_USERNAME", database);
        environment.put(
                "QUARKUS_DATASOURCE_PASSWORD_FILE",
                secrets.databasePassword(database).toString());
        // As in production: migrations run as the owner of the tables, the service can only read and write rows.
        environment.put("QUARKUS_FLYWAY_USERNAME", database + "_owner");
        environment.put(
                "QUARKUS_FLYWAY_PASSWORD_FILE",
                secrets.databasePassword(database + "_owner").toString());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("TOCSIN_PUBLIC_ORIGIN", "http://localhost:" + ports.publicOrigin());
        environment.put("TOCSIN_OPERATORS_LISTED_IN", secrets.operators().toString());
        environment.put("TOCSIN_TOKENS_KEYS_FILE", secrets.tokenKeys().toString());
        environment.put("TOCSIN_DATA_KEYS_FILE", secrets.dataKeys().toString());
        environment.putAll(
                switch (service) {
                    case REGISTRATION -> ofRegistration();
                    case PREFERENCE -> ofPreference(secrets);
                    case MAILING -> ofMailing(secrets);
                });
        environment.putAll(overrides);
        return environment;
    }

    /** All readers of this installation sit on one machine, and so in one network. */
    private Map<String, String> ofRegistration() {
        return Map.of(
                "TOCSIN_NEIGHBOURS_PREFERENCES",
                "http://127.0.0.1:" + ports.of(ServiceName.PREFERENCE),
                "TOCSIN_NEIGHBOURS_MAIL",
                "http://127.0.0.1:" + ports.of(ServiceName.MAILING),
                "TOCSIN_SIGN_UP_SIGN_UPS_PER_HOUR",
                SIGN_UPS_FROM_HERE,
                "TOCSIN_SIGN_UP_SIGN_UPS_PER_DAY",
                SIGN_UPS_FROM_HERE);
    }

    private Map<String, String> ofPreference(Secrets secrets) {
        return Map.of(
                "TOCSIN_SPONSORS_CREDENTIALS_FILE",
                secrets.sponsorCredentials().toString(),
                "TOCSIN_RECALLS_SECRETS_FILE",
                secrets.recallSecrets().toString(),
                "TOCSIN_RECALLS_WEBHOOKS",
                Secrets.SPONSOR + "=http://127.0.0.1:" + ports.sponsor() + "/recalls",
                "TOCSIN_RECALLS_PLAIN_HTTP",
                "true");
    }

    private Map<String, String> ofMailing(Secrets secrets) {
        return Map.of(
                "TOCSIN_OPERATOR_TOKEN_FILE",
                secrets.operatorToken().toString(),
                "TOCSIN_RELAY_HOST",
                "127.0.0.1",
                "TOCSIN_RELAY_PORT",
                Integer.toString(ports.readersSmtp()),
                "TOCSIN_INBOUND_PORT",
                Integer.toString(ports.inboundSmtp()));
    }
}
