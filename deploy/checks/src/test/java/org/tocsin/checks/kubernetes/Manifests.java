package org.tocsin.checks.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.tocsin.checks.Repository;
import org.tocsin.checks.Yaml;

/** The manifests as they are written: whole objects, not the patches that overlays lay over them. */
final class Manifests {

    private static final String FOLDER = "deploy/kubernetes";
    private static final Set<String> PATCHES = Set.of("datasources.yaml", "authorities.yaml", "topics.yaml");

    private Manifests() {}

    static List<JsonNode> all() {
        return in("");
    }

    /** Those below a folder of {@code deploy/kubernetes}. */
    static List<JsonNode> in(String folder) {
        return files(folder)
                .filter(Manifests::isWhole)
                .flatMap(Manifests::objects)
                .toList();
    }

    static List<JsonNode> ofKind(String kind) {
        return all().stream().filter(object -> kind(object).equals(kind)).toList();
    }

    /** What runs in pods, by whatever kind; jobs as those that a CronJob makes. */
    static List<JsonNode> workloads() {
        return all().stream()
                .map(object -> kind(object).equals("CronJob") ? job(object) : object)
                .filter(object -> object.at("/spec/template/spec").isObject())
                .toList();
    }

    /** The three that are built here. */
    static List<JsonNode> services() {
        return workloads().stream()
                .filter(object -> object.at("/metadata/labels")
                        .path("app.kubernetes.io/component")
                        .asText()
                        .equals("service"))
                .toList();
    }

    private static JsonNode job(JsonNode cronJob) {
        ObjectNode job = cronJob.at("/spec/jobTemplate").deepCopy();
        job.put("kind", "Job");
        job.withObject("/metadata").put("name", name(cronJob));
        return job;
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(Repository.file(FOLDER).resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<JsonNode> objects(Path file) {
        try {
            return Yaml.documents(Files.readString(file)).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isWhole(Path file) {
        String name = file.getFileName().toString();
        boolean isPatch = file.toString().contains("/overlays/") && PATCHES.contains(name);
        return !isPatch && !name.equals("kustomization.yaml");
    }
}
