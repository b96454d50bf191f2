package org.tocsin.checks.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.tocsin.checks.Repository;
import org.tocsin.checks.Yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the overlays come to; needs {@code kustomize} or {@code kubectl} on the path, and is skipped where neither is. */
class KustomizeTest {

    private static final Optional<List<String>> KUSTOMIZE = program("kustomize")
            .map(program -> List.of(program, "build"))
            .or(() -> program("kubectl").map(program -> List.of(program, "kustomize")));

    @TempDir
    Path copy;

    @Test
    void demoIsWhole() throws IOException, InterruptedException {
        assertTrue(build("overlays/demo").size() > 30);
    }

    @Test
    void productionRunsANamedVersionOnStoresThatProveWhoTheyAre() throws IOException, InterruptedException {
        List<JsonNode> objects = build("overlays/production");
        objects.stream()
                .flatMap(object -> object.findValuesAsText("image").stream())
                .forEach(image -> {
                    assertTrue(image.startsWith("registry.threatpost.example/tocsin/"), image);
                    assertFalse(image.endsWith(":latest"), image);
                });
        String text = objects.toString();
        assertEquals(3, text.split("sslmode=verify-full", -1).length - 1);
        assertTrue(text.contains("\"KAFKA_SECURITY_PROTOCOL\":\"SASL_SSL\""));
    }

    @Test
    void storesAreWhatProductionLooksFor() throws IOException, InterruptedException {
        String stores = build("stores").toString();
        String production = build("overlays/production").toString();
        assertTrue(production.contains("kafka-kafka-bootstrap.stores.svc:9093"));
        assertTrue(
                stores.contains("\"kind\":\"Kafka\",\"metadata\":{\"name\":\"kafka\",\"namespace\":\"stores\"}"),
                stores);
        assertTrue(production.contains("postgresql-rw.stores.svc:5432"));
        assertTrue(
                stores.contains("\"kind\":\"Cluster\",\"metadata\":{\"name\":\"postgresql\",\"namespace\":\"stores\"}"),
                stores);
    }

    private List<JsonNode> build(String overlay) throws IOException, InterruptedException {
        assumeTrue(KUSTOMIZE.isPresent(), "neither kustomize nor kubectl is installed");
        copy(Repository.file("deploy"), copy.resolve("deploy"));
        Process secrets =
                run(List.of(copy.resolve("deploy/secrets/create").toString(), folder("overlays/demo/secrets")));
        assertEquals(0, secrets.waitFor());
        List<String> command = new ArrayList<>(KUSTOMIZE.orElseThrow());
        command.add(folder(overlay));
        Process build = run(command);
        String text = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, build.waitFor());
        List<JsonNode> objects = Yaml.documents(text);
        objects.forEach(SchemaTest::check);
        return objects;
    }

    private static Optional<String> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private String folder(String name) {
        return copy.resolve("deploy/kubernetes").resolve(name).toString();
    }

    private static Process run(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String part : List.of("kubernetes", "observe", "postgresql", "secrets")) {
            try (Stream<Path> files = Files.walk(from.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}
