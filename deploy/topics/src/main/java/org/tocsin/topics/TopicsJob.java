package org.tocsin.topics;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

import org.tocsin.topics.deadletter.DeadLetterCommand;
import org.tocsin.topics.restore.OptOutCommand;
import org.tocsin.topics.restore.RewindCommand;

/**
 * Makes a Kafka cluster fit for Tocsin, and says what it changed; with words it runs the commands {@code dead-letters}
 * and {@code opt-outs} of operators. Settings, all from the environment:
 *
 * <ul>
 *   <li>{@code KAFKA_BOOTSTRAP_SERVERS} and any other setting of Kafka's clients
 *   <li>{@code TOCSIN_TOPICS_PREFIX}: before every name; default none
 *   <li>{@code TOCSIN_TOPICS_REPLICAS}: copies of each record; default what the list says
 *   <li>{@code TOCSIN_TOPICS_ACCOUNTS}: a folder with one password file per account; without it, accounts and permissions are
 *       left alone
 * </ul>
 */
public final class TopicsJob {

    private final Map<String, String> environment;

    private TopicsJob(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Without a word ends with 0 when the cluster agrees with the lists, with 1 and one line when it cannot. */
    public static void main(String[] arguments) throws InterruptedException {
        // Kafka's client would list its hundred settings, and say each second that it waits.
        Logger.getLogger("").setLevel(Level.SEVERE);
        TopicsJob job = new TopicsJob(System.getenv());
        if (arguments.length > 0) {
            System.exit(job.command(Arrays.asList(arguments)));
        }
        try {
            job.run();
            System.out.println("topics are as they should be");
        } catch (KafkaException | RefusedException | java.io.UncheckedIOException failed) {
            System.err.println("topics are not as they should be: " + failed.getMessage());
            System.exit(1);
        }
    }

    private int command(List<String> words) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String prefix = setting("TOCSIN_TOPICS_PREFIX").orElse("");
        List<String> rest = words.subList(1, words.size());
        try {
            Map<String, Object> kafka = ClientSettings.of(environment);
            return switch (words.get(0)) {
                case "dead-letters" -> new DeadLetterCommand(kafka, prefix, out).run(rest);
                case "log" -> new RewindCommand(kafka, prefix, out).run(rest);
                case "opt-outs" -> new OptOutCommand(kafka, prefix, out).run(rest);
                default -> unknown(out, words.get(0));
            };
        } catch (KafkaException | java.io.UncheckedIOException failed) {
            out.println("Cannot be done: " + failed.getMessage());
            return 2;
        }
    }

    private static int unknown(PrintStream out, String word) {
        out.println("There is no command " + word + "; known: dead-letters, log, opt-outs.");
        return 2;
    }

    private void run() throws InterruptedException {
        String prefix = setting("TOCSIN_TOPICS_PREFIX").orElse("");
        try (Admin admin = Admin.create(ClientSettings.of(environment))) {
            new ApplyTopics(admin, System.out::println)
                    .apply(setting("TOCSIN_TOPICS_REPLICAS")
                            .map(replicas -> TopicList.read(prefix, Integer.parseInt(replicas)))
                            .orElseGet(() -> TopicList.read(prefix)));
            Optional<Path> passwords = setting("TOCSIN_TOPICS_ACCOUNTS").map(Path::of);
            if (passwords.isPresent()) {
                new ApplyAccess(admin, System.out::println).apply(AccessList.read(), prefix, passwords.get());
            }
        }
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
