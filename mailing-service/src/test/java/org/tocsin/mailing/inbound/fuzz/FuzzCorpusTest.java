package org.tocsin.mailing.inbound.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Every input that was ever worth keeping, and what a run of a fuzzer starts from. */
class FuzzCorpusTest {

    private static final Map<String, Consumer<byte[]>> TARGETS = Map.of(
            "mime", FuzzMime::fuzzerTestOneInput,
            "meaning", FuzzMeaning::fuzzerTestOneInput,
            "report", FuzzReport::fuzzerTestOneInput,
            "token", FuzzToken::fuzzerTestOneInput);

    @TestFactory
    Stream<DynamicTest> nothingThatWasFoundHappensAgain() {
        return TARGETS.entrySet().stream().flatMap(target -> inputs(target.getKey()).stream()
                .map(input -> DynamicTest.dynamicTest(
                        target.getKey() + "/" + input.getFileName(),
                        () -> assertTimeout(
                                Duration.ofSeconds(10), () -> target.getValue().accept(Files.readAllBytes(input))))));
    }

    private static java.util.List<Path> inputs(String target) {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(FuzzCorpusTest.class.getResource(target)).toURI()))) {
            return files.sorted().toList();
        } catch (IOException | URISyntaxException broken) {
            throw new IllegalStateException(target, broken);
        }
    }
}
