package org.tocsin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives a {@code @QuarkusTest} a real PostgreSQL and a real Kafka, shared with the rest of the build, and in them an empty
 * database and empty topics of its own. Sets {@code quarkus.datasource.*}, {@code kafka.bootstrap.servers} and
 * {@code tocsin.topics.prefix}.
 */
public final class BackingServices implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            return new SideProcessClient(root())
                    .freshEnvironment().entrySet().stream()
                            .collect(Collectors.toMap(
                                    setting -> (String) setting.getKey(), setting -> (String) setting.getValue()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The side process ends by itself, with the build. */
    @Override
    public void stop() {}

    /** Maven tells; an IDE does not, and starts tests in the module or in the root. */
    private static Path root() {
        return Optional.ofNullable(System.getProperty("tocsin.root"))
                .map(Path::of)
                .orElseGet(BackingServices::rootAbove);
    }

    private static Path rootAbove() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve("deploy/backing")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Set the system property tocsin.root"));
    }
}
