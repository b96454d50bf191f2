package org.tocsin.checks.compose;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import org.tocsin.checks.Repository;
import org.tocsin.checks.Yaml;

/** The compose file, as its engine sees it before it puts variables in. */
final class ComposeFile {

    static final Set<String> OURS = Set.of("registration-service", "preference-service", "mailing-service");

    private final JsonNode content =
            Yaml.documents(Repository.text("deploy/compose.yaml")).get(0);

    JsonNode content() {
        return content;
    }

    Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        content.get("services").properties().forEach(service -> services.put(service.getKey(), service.getValue()));
        return services;
    }

    Map<String, JsonNode> ours() {
        return services().entrySet().stream()
                .filter(service -> OURS.contains(service.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those that run to their end: somebody waits for that. */
    Set<String> jobs() {
        Set<String> jobs = new TreeSet<>();
        services().values().forEach(service -> service.path("depends_on").properties().stream()
                .filter(other -> other.getValue().path("condition").asText().equals("service_completed_successfully"))
                .forEach(other -> jobs.add(other.getKey())));
        return jobs;
    }
}
