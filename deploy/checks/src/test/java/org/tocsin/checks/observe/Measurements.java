package org.tocsin.checks.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the services measure: their own meters, read from the sources, and those of the parts below that are relied on. */
final class Measurements {

    private static final List<String> MODULES =
            List.of("events", "registration-service", "preference-service", "mailing-service");

    private static final Pattern METER = Pattern.compile("\"(tocsin(?:\\.[a-z]+)+)\"");
    private static final Pattern ASKED = Pattern.compile("\\b[a-z]+(?:_[a-z]+)+\\b(?=[{\\[ )>]|$)");
    private static final Set<String> FUNCTIONS_AND_LABELS = Set.of("histogram_quantile");

    private static final Set<String> OF_THE_PARTS_BELOW = Set.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_max",
            "kafka_consumer_fetch_manager_records_lag_max",
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "agroal_active_count",
            "agroal_awaiting_count");

    private static final Set<String> OURS = ours();

    private Measurements() {}

    static void assertMeasured(String expression) {
        Matcher asked = ASKED.matcher(expression);
        while (asked.find()) {
            String name = asked.group();
            assertTrue(
                    FUNCTIONS_AND_LABELS.contains(name)
                            || OF_THE_PARTS_BELOW.contains(name)
                            || OURS.contains(name.replaceFirst("(_seconds)?(_total|_bucket|_count|_max)?$", "")),
                    name + " in " + expression);
        }
    }

    /** Names as Prometheus gets them, without unit and suffix. */
    private static Set<String> ours() {
        Set<String> names = new TreeSet<>();
        MODULES.stream()
                .map(module -> Repository.file(module).resolve("src/main/java"))
                .flatMap(Measurements::sources)
                .map(Measurements::text)
                .forEach(source -> {
                    Matcher meter = METER.matcher(source);
                    while (meter.find()) {
                        names.add(meter.group(1).replace('.', '_'));
                    }
                });
        return names;
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
