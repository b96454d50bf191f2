package org.tocsin.checks.kubernetes;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1Deployment;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/**
 * Every object is one that Kubernetes takes: the models of its own client, and what other
 * projects publish of their kinds, know each field and refuse any other.
 */
class SchemaTest {

    private static final Map<String, String> VERSIONS = Map.of(
            "v1", "V1",
            "apps/v1", "V1",
            "batch/v1", "V1",
            "networking.k8s.io/v1", "V1",
            "policy/v1", "V1",
            "autoscaling/v2", "V2");

    @Test
    void everyObjectIsAsKubernetesDefinesIt() {
        Manifests.all().forEach(SchemaTest::check);
    }

    /** Whatever is set under spec, with a letter too many. */
    @Test
    void misspeltFieldIsFoundInEveryKindThatIsNotBuiltIn() {
        List<JsonNode> custom =
                Manifests.all().stream().filter(CustomKinds::has).toList();
        custom.forEach(object -> object.path("spec").fieldNames().forEachRemaining(field -> {
            ObjectNode misspelt = object.deepCopy();
            ObjectNode spec = misspelt.withObject("/spec");
            spec.set(field + "s", spec.remove(field));
            assertThrows(AssertionError.class, () -> check(misspelt), () -> Manifests.kind(object) + "." + field);
        }));
        assertTrue(custom.size() > 8);
    }

    @Test
    void misspeltFieldIsFound() {
        JsonElement misspelt = JsonParser.parseString(
                """
                {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"selector": {}, "template": {"spec": {
                  "containers": [{"name": "service", "readynessProbe": {}}]}}}}
                """);
        assertThrows(IllegalArgumentException.class, () -> V1Deployment.validateJsonElement(misspelt));
    }

    @Test
    void namesAreUniqueAmongTheirKind() {
        long objects = Manifests.in("base").size();
        long names = Manifests.in("base").stream()
                .map(object -> Manifests.kind(object) + " " + Manifests.name(object))
                .distinct()
                .count();
        assertEquals(objects, names);
    }

    static void check(JsonNode object) {
        String what = Manifests.kind(object) + " " + Manifests.name(object) + ": ";
        if (CustomKinds.has(object)) {
            CustomKinds.mistake(object).ifPresent(mistake -> fail(what + mistake));
            return;
        }
        String model = VERSIONS.get(object.path("apiVersion").asText()) + Manifests.kind(object);
        try {
            validate(model, JsonParser.parseString(object.toString()));
        } catch (IOException | IllegalArgumentException mistake) {
            fail(what + mistake.getMessage(), mistake);
        }
    }

    private static void validate(String model, JsonElement object) throws IOException {
        try {
            Class.forName("io.kubernetes.client.openapi.models." + model)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, object);
        } catch (InvocationTargetException mistake) {
            throw new IllegalArgumentException(mistake.getCause().getMessage(), mistake);
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalArgumentException("no such kind", unknown);
        }
    }
}
