package org.tocsin.checks.observe;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;
import org.tocsin.checks.Yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AlertsTest {

    private static final Pattern HEADING = Pattern.compile("## (Tocsin\\w+)");

    private final JsonNode groups =
            Yaml.documents(Repository.text("deploy/observe/alerts.yaml")).get(0).get("groups");

    @Test
    void everyAlertHasItsParagraphInTheRunbook() {
        Set<String> paragraphs = Repository.text("deploy/observe/RUNBOOK.md")
                .lines()
                .map(HEADING::matcher)
                .filter(heading -> heading.matches())
                .map(heading -> heading.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(groups.findValuesAsText("alert")), paragraphs);
    }

    @Test
    void everyAlertSaysHowUrgentItIsAndWhat() {
        rules().forEach(rule -> {
            String name = rule.path("alert").asText();
            assertTrue(
                    List.of("page", "ticket")
                            .contains(rule.at("/labels/severity").asText()),
                    name);
            assertFalse(rule.at("/annotations/summary").asText().isBlank(), name);
        });
    }

    @Test
    void kubernetesRaisesTheSameAlerts() {
        JsonNode rule = Yaml.documents(Repository.text("deploy/kubernetes/components/monitoring/alerts.yaml"))
                .get(0);
        assertEquals(groups, rule.at("/spec/groups"));
    }

    @Test
    void alertsAskForWhatIsMeasured() {
        rules().forEach(rule -> Measurements.assertMeasured(rule.path("expr").asText()));
    }

    private List<JsonNode> rules() {
        return StreamSupport.stream(groups.spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.path("rules").spliterator(), false))
                .toList();
    }
}
