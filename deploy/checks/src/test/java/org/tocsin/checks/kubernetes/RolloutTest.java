package org.tocsin.checks.kubernetes;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A new version, a lost node and a wave of readers cost no request. */
class RolloutTest {

    private static final int DRAIN_SECONDS = 20;

    @Test
    void newPodIsReadyBeforeAnOldOneGoes() {
        services(service ->
                service.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1) == 0
                        && service.at("/spec/strategy/rollingUpdate/maxSurge").asInt() > 0);
    }

    @Test
    void podHasTimeToLeaveTheProxiesAndToFinish() {
        services(service -> {
            JsonNode pod = service.at("/spec/template/spec");
            int leaving =
                    pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
            return leaving >= 5 && pod.path("terminationGracePeriodSeconds").asInt() > leaving + DRAIN_SECONDS;
        });
    }

    @Test
    void replicasAreSpreadOverNodesAndZones() {
        services(service -> keys(service.at("/spec/template/spec/topologySpreadConstraints"))
                .equals(Set.of("kubernetes.io/hostname", "topology.kubernetes.io/zone")));
    }

    @Test
    void maintenanceTakesOneReplicaAtATime() {
        assertEquals(names("Deployment", "base"), names("PodDisruptionBudget", "base"));
        Manifests.ofKind("PodDisruptionBudget")
                .forEach(budget ->
                        assertEquals(1, budget.at("/spec/maxUnavailable").asInt()));
    }

    @Test
    void eitherAScalerOrTheManifestCountsReplicas() {
        Set<String> scaled = names("HorizontalPodAutoscaler", "base");
        assertEquals(Set.of("registration-service", "preference-service"), scaled);
        services(service -> service.path("spec").has("replicas") != scaled.contains(Manifests.name(service)));
        Manifests.ofKind("HorizontalPodAutoscaler")
                .forEach(scaler -> assertTrue(scaler.at("/spec/minReplicas").asInt() >= 2));
    }

    @Test
    void servicesAreThree() {
        assertEquals(
                Set.of("registration-service", "preference-service", "mailing-service"),
                Manifests.services().stream().map(Manifests::name).collect(Collectors.toSet()));
    }

    private static void services(Predicate<JsonNode> rule) {
        Manifests.services().forEach(service -> assertTrue(rule.test(service), Manifests.name(service)));
    }

    private static Set<String> names(String kind, String folder) {
        return Manifests.in(folder).stream()
                .filter(object -> Manifests.kind(object).equals(kind))
                .map(Manifests::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> keys(JsonNode constraints) {
        return constraints.findValuesAsText("topologyKey").stream().collect(Collectors.toSet());
    }
}
