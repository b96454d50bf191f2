package org.tocsin.checks.observe;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;
import org.tocsin.checks.Yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class DashboardTest {

    private final JsonNode dashboard = dashboard();

    @Test
    void panelsAskForWhatIsMeasured() {
        dashboard.findValuesAsText("expr").forEach(Measurements::assertMeasured);
    }

    @Test
    void panelsAskTheSourceThatIsProvided() {
        JsonNode provided = Yaml.documents(
                        Repository.text("deploy/observe/grafana/provisioning/datasources/prometheus.yaml"))
                .get(0);
        Set<String> asked = new TreeSet<>();
        dashboard
                .findValues("datasource")
                .forEach(source -> asked.add(source.path("uid").asText()));
        assertEquals(Set.of(provided.at("/datasources/0/uid").asText()), asked);
    }

    @Test
    void everyPanelSaysWhatItShows() {
        dashboard.path("panels").forEach(panel -> {
            if (!panel.path("type").asText().equals("row")) {
                assertFalse(
                        panel.path("description").asText().isBlank(),
                        panel.path("title").asText());
            }
        });
    }

    private static JsonNode dashboard() {
        try {
            return new ObjectMapper().readTree(Repository.text("deploy/observe/grafana/dashboards/tocsin.json"));
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
