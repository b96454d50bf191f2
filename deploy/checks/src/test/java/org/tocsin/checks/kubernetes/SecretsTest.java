package org.tocsin.checks.kubernetes;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** No secret is in a manifest, and a pod sees only its own. */
class SecretsTest {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|KEYS|SECRET|JAAS_CONFIG)");

    @Test
    void manifestsHoldNoSecret() {
        assertTrue(Manifests.ofKind("Secret").isEmpty());
        Manifests.all().forEach(object -> object.findValues("env")
                .forEach(variables -> variables.forEach(variable -> assertFalse(
                        SECRET.matcher(variable.path("name").asText()).matches(),
                        Manifests.name(object) + " " + variable))));
    }

    @Test
    void eachServiceMountsItsOwnSecretAndNoOther() {
        Manifests.services().forEach(service -> {
            Set<String> mounted = new TreeSet<>();
            service.at("/spec/template/spec/volumes")
                    .findValues("secretName")
                    .forEach(name -> mounted.add(name.asText()));
            assertEquals(Set.of(Manifests.name(service)), mounted);
        });
    }

    @Test
    void secretFilesAreForTheServicesGroupOnly() {
        Manifests.services().forEach(service -> {
            for (JsonNode mode : service.at("/spec/template/spec/volumes").findValues("defaultMode")) {
                assertEquals(0440, mode.asInt(), Manifests.name(service));
            }
        });
    }
}
