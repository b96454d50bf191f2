package org.tocsin.checks.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/** What the overlays come to; needs {@code kustomize} on the path, and is skipped where it is not. */
class KustomizeTest {

    private static final Optional<Path> KUSTOMIZE = Arrays.stream(
                    System.getenv("PATH").split(":"))
            .map(folder -> Path.of(folder, "kustomize"))
            .filter(Files::isExecutable)
            .findFirst();

    @TempDir
    Path copy;

    @Test
    void demoIsWhole() throws IOException, InterruptedException {
        assertTrue(build("demo").size() > 30);
    }

    @Test
    void productionRunsANamedVersionOnStoresThatProveWhoTheyAre() throws IOException, InterruptedException {
        List<JsonNode> objects = build("production");
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

    private List<JsonNode> build(String overlay) throws IOException, InterruptedException {
        assumeTrue(KUSTOMIZE.isPresent(), "kustomize is not installed");
        copy(Repository.file("deploy"), copy.resolve("deploy"));
        Process secrets = run(copy.resolve("deploy/secrets/create").toString(), folder("demo/secrets"));
        assertEquals(0, secrets.waitFor());
        Process build = run(KUSTOMIZE.orElseThrow().toString(), "build", folder(overlay));
        String text = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, build.waitFor());
        return Yaml.documents(text);
    }

    private String folder(String overlay) throws IOException {
        return Files.createDirectories(
                        copy.resolve("deploy/kubernetes/overlays").resolve(overlay))
                .toString();
    }

    private static Process run(String... command) throws IOException {
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
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
