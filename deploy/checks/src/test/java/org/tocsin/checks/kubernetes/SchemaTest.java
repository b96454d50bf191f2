package org.tocsin.checks.kubernetes;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1Deployment;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

/** Every object is one that Kubernetes takes: the models of its own client know each field, and refuse any other. */
class SchemaTest {

    private static final Map<String, String> VERSIONS = Map.of(
            "v1", "V1",
            "apps/v1", "V1",
            "batch/v1", "V1",
            "networking.k8s.io/v1", "V1",
            "policy/v1", "V1",
            "autoscaling/v2", "V2");

    /** Of other projects, whose models are not in the client. */
    private static final Set<String> EXTENSIONS = Set.of(
            "gateway.networking.k8s.io/v1 HTTPRoute",
            "kafka.strimzi.io/v1 Kafka",
            "kafka.strimzi.io/v1 KafkaNodePool",
            "kafka.strimzi.io/v1 KafkaUser",
            "keda.sh/v1alpha1 ScaledObject",
            "keda.sh/v1alpha1 TriggerAuthentication",
            "monitoring.coreos.com/v1 PrometheusRule",
            "monitoring.coreos.com/v1 ServiceMonitor",
            "postgresql.cnpg.io/v1 Cluster");

    @Test
    void everyObjectIsAsKubernetesDefinesIt() {
        Manifests.all().forEach(SchemaTest::check);
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

    private static void check(JsonNode object) {
        String kind = object.path("apiVersion").asText() + " " + Manifests.kind(object);
        if (EXTENSIONS.contains(kind)) {
            return;
        }
        String model = VERSIONS.get(object.path("apiVersion").asText()) + Manifests.kind(object);
        try {
            validate(model, JsonParser.parseString(object.toString()));
        } catch (IOException | IllegalArgumentException mistake) {
            fail(Manifests.kind(object) + " " + Manifests.name(object) + ": " + mistake.getMessage(), mistake);
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
