package org.tocsin.checks.settings;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The compose file and the manifests set what exists, and both the same. */
class DeployedSettingsTest {

    private static final Pattern VARIABLE = Pattern.compile("\\b(?:TOCSIN|QUARKUS)_[A-Z_]+(?=[:=,])");
    private static final Pattern OF_THE_TOPICS_JOB = Pattern.compile("TOCSIN_TOPICS_(REPLICAS|ACCOUNTS)");

    private final String reference = Repository.text(Reference.FILE);

    private final Set<String> compose = variables("deploy/compose.yaml");
    private final Set<String> base = variables(
            "deploy/kubernetes/base/settings.env",
            "deploy/kubernetes/base/registration-service.yaml",
            "deploy/kubernetes/base/preference-service.yaml",
            "deploy/kubernetes/base/mailing-service.yaml",
            "deploy/kubernetes/components/tracing/kustomization.yaml",
            "deploy/kubernetes/overlays/demo/datasources.yaml");
    private final Set<String> production = variables("deploy/kubernetes/overlays/production/settings.env");

    @Test
    void everythingSetIsInTheReference() {
        assertKnown(compose);
        assertKnown(base);
        assertKnown(production);
    }

    @Test
    void composeAndKubernetesSetTheSame() {
        compose.removeIf(OF_THE_TOPICS_JOB.asMatchPredicate());
        assertEquals(compose, base);
    }

    private void assertKnown(Set<String> variables) {
        variables.stream()
                .filter(variable -> !OF_THE_TOPICS_JOB.matcher(variable).matches())
                .forEach(variable -> assertTrue(reference.contains("`" + variable + "`"), variable));
    }

    private static Set<String> variables(String... files) {
        Set<String> variables = new TreeSet<>();
        for (String file : files) {
            Matcher variable = VARIABLE.matcher(Repository.text(file).replaceAll("(?m)^\\s*#.*", ""));
            while (variable.find()) {
                variables.add(variable.group());
            }
        }
        return variables;
    }
}
