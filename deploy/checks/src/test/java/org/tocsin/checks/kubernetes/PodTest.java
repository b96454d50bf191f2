package org.tocsin.checks.kubernetes;

import java.util.function.BiConsumer;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What holds for every pod: the Pod Security Standard "restricted", and more. */
class PodTest {

    @Test
    void namespacesRefuseWhatIsNotRestricted() {
        Manifests.ofKind("Namespace")
                .forEach(namespace -> assertEquals(
                        "restricted",
                        namespace
                                .at("/metadata/labels")
                                .path("pod-security.kubernetes.io/enforce")
                                .asText()));
    }

    @Test
    void podsRunAsAUserThatIsNotRoot() {
        eachPod((name, pod) -> {
            JsonNode context = pod.path("securityContext");
            assertTrue(context.path("runAsNonRoot").asBoolean(), name);
            assertTrue(context.path("runAsUser").asInt() > 0, name);
            assertTrue(context.path("runAsGroup").asInt() > 0, name);
            assertEquals("RuntimeDefault", context.at("/seccompProfile/type").asText(), name);
        });
    }

    @Test
    void containersKeepNoPrivilege() {
        eachContainer((name, container) -> {
            JsonNode context = container.path("securityContext");
            assertFalse(context.path("allowPrivilegeEscalation").asBoolean(true), name);
            assertEquals("[\"ALL\"]", context.at("/capabilities/drop").toString(), name);
            assertFalse(context.at("/capabilities").has("add"), name);
            assertFalse(context.has("privileged"), name);
        });
    }

    /** But the demo's Kafka, whose image writes its configuration first. */
    @Test
    void containersCannotWriteTheirFiles() {
        eachContainer((name, container) -> assertEquals(
                !name.equals("kafka"),
                container.at("/securityContext/readOnlyRootFilesystem").asBoolean(),
                name));
    }

    @Test
    void podsHoldNoCredentialOfTheCluster() {
        eachPod((name, pod) -> {
            assertFalse(pod.path("automountServiceAccountToken").asBoolean(true), name);
            assertFalse(pod.has("hostNetwork") || pod.has("hostPID") || pod.has("hostIPC"), name);
        });
        Manifests.ofKind("ServiceAccount")
                .forEach(account -> assertFalse(
                        account.path("automountServiceAccountToken").asBoolean(true), Manifests.name(account)));
    }

    /** Kafka's clients would take {@code KAFKA_PORT}, which Kubernetes makes for a Service of that name, for a setting. */
    @Test
    void namesOfServicesDoNotBecomeSettings() {
        eachPod((name, pod) -> assertFalse(pod.path("enableServiceLinks").asBoolean(true), name));
    }

    @Test
    void memoryIsAskedForAndLimited() {
        eachContainer((name, container) -> {
            assertTrue(container.at("/resources/requests").has("cpu"), name);
            assertTrue(container.at("/resources/requests").has("memory"), name);
            assertTrue(container.at("/resources/limits").has("memory"), name);
        });
    }

    @Test
    void whateverKeepsRunningHasAllThreeProbes() {
        Manifests.workloads().stream()
                .filter(workload -> !Manifests.kind(workload).equals("Job"))
                .forEach(workload -> workload.at("/spec/template/spec/containers")
                        .forEach(container -> {
                            assertTrue(container.has("startupProbe"), Manifests.name(workload));
                            assertTrue(container.has("livenessProbe"), Manifests.name(workload));
                            assertTrue(container.has("readinessProbe"), Manifests.name(workload));
                        }));
    }

    @Test
    void volumesInMemoryAreLimited() {
        eachPod((name, pod) -> pod.path("volumes").forEach(volume -> {
            assertFalse(volume.has("hostPath"), name);
            assertTrue(!volume.has("emptyDir") || volume.path("emptyDir").has("sizeLimit"), name);
        }));
    }

    /** Strimzi makes the pods, and sets nothing of this by itself. */
    @Test
    void kafkasPodsAreLetIntoTheirNamespace() {
        JsonNode brokers = custom("KafkaNodePool").at("/spec/template");
        assertRestricted(brokers.path("pod"), brokers.path("kafkaContainer"));
        assertEquals(0, brokers.at("/pod/securityContext/fsGroup").asInt(-1), "the group that may write to the volume");
        JsonNode operator = custom("Kafka").at("/spec/entityOperator/template");
        assertRestricted(operator.path("pod"), operator.path("userOperatorContainer"));
    }

    private static JsonNode custom(String kind) {
        return Manifests.in("stores").stream()
                .filter(object -> Manifests.kind(object).equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static void assertRestricted(JsonNode pod, JsonNode container) {
        assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
        assertEquals(
                "RuntimeDefault", pod.at("/securityContext/seccompProfile/type").asText());
        assertFalse(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true));
        assertEquals(
                "[\"ALL\"]", container.at("/securityContext/capabilities/drop").toString());
    }

    private static void eachPod(BiConsumer<String, JsonNode> check) {
        Manifests.workloads()
                .forEach(workload -> check.accept(Manifests.name(workload), workload.at("/spec/template/spec")));
    }

    private static void eachContainer(BiConsumer<String, JsonNode> check) {
        eachPod((name, pod) -> {
            pod.path("containers").forEach(container -> check.accept(name, container));
            pod.path("initContainers").forEach(container -> check.accept(name, container));
        });
    }
}
