package org.tocsin.checks.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.user.KafkaUser;

/** Kinds of other projects, by what each publishes of them: the classes of its client, or the schema that it gives to a cluster. */
final class CustomKinds {

    private static final Map<String, Class<?>> CLASSES = Map.of(
            "kafka.strimzi.io/v1 Kafka", Kafka.class,
            "kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class,
            "kafka.strimzi.io/v1 KafkaUser", KafkaUser.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class,
            "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class);

    private static final Set<String> SCHEMAS = Set.of(
            "gateway.networking.k8s.io/v1 HTTPRoute",
            "keda.sh/v1alpha1 ScaledObject",
            "keda.sh/v1alpha1 TriggerAuthentication",
            "postgresql.cnpg.io/v1 Cluster");

    /** These classes put fields that they do not know aside, for newer versions; here they are mistakes. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private CustomKinds() {}

    static boolean has(JsonNode object) {
        return CLASSES.containsKey(kind(object)) || SCHEMAS.contains(kind(object));
    }

    /** What is wrong with the object, and where. */
    static Optional<String> mistake(JsonNode object) {
        return CLASSES.containsKey(kind(object)) ? mistakeByClass(object) : mistakeBySchema(object);
    }

    private static Optional<String> mistakeByClass(JsonNode object) {
        try {
            STRICT.treeToValue(object, CLASSES.get(kind(object)));
            return Optional.empty();
        } catch (JsonProcessingException mistake) {
            return Optional.of(mistake.getMessage());
        }
    }

    private static Optional<String> mistakeBySchema(JsonNode object) {
        JsonNode schema = schema(Manifests.kind(object));
        close(schema);
        Set<ValidationMessage> mistakes =
                JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema).validate(object);
        return mistakes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        mistakes.stream().map(ValidationMessage::getMessage).collect(Collectors.joining("; ")));
    }

    private static JsonNode schema(String kind) {
        try (InputStream schema = CustomKinds.class.getResourceAsStream("/custom-kinds/" + kind + ".json")) {
            return STRICT.readTree(schema);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A cluster drops fields that the schema does not name, or refuses them when asked to be strict; that is not JSON Schema's default. */
    private static void close(JsonNode schema) {
        if (schema.path("properties").isObject() && !schema.has("x-kubernetes-preserve-unknown-fields")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
        schema.forEach(CustomKinds::close);
    }

    private static String kind(JsonNode object) {
        return object.path("apiVersion").asText() + " " + Manifests.kind(object);
    }
}
