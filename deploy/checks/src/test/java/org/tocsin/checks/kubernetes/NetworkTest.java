package org.tocsin.checks.kubernetes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Who may talk to whom: these edges and no other. */
class NetworkTest {

    @Test
    void baseAllowsNamesAndMail() {
        assertEquals(
                edges(
                        "all -> kube-system kube-dns : 53 53",
                        "mailing-service -> anywhere : 25 465 587 993 995",
                        "preference-service,mailing-service -> outside : 443",
                        "registration-service -> preference-service,mailing-service : 8082 8083",
                        "anywhere -> mailing-service : smtp"),
                edgesIn("base"));
    }

    @Test
    void onlyTheIngressReachesTheServices() {
        assertEquals(edges("ingress-nginx any -> service : http"), edgesIn("components/ingress"));
        assertEquals(edges("gateway any -> service : http"), edgesIn("components/gateway-api"));
    }

    @Test
    void onlyPrometheusReadsTheMeasurements() {
        assertEquals(edges("monitoring any -> service : http"), edgesIn("components/monitoring"));
    }

    @Test
    void tracesGoToTheCollectorOnly() {
        assertEquals(edges("service -> monitoring any : 4317"), edgesIn("components/tracing"));
    }

    @Test
    void demoConnectsItsStores() {
        assertEquals(
                edges(
                        "service -> postgresql : 5432",
                        "service,job -> kafka : 9092",
                        "kafka -> kafka : 9092",
                        "mailing-service -> mailbox : 1025"),
                edgesIn("overlays/demo"));
    }

    @Test
    void productionConnectsStoresElsewhere() {
        assertEquals(
                edges("service -> stores postgresql : 5432", "service,job -> stores kafka : 9093"),
                edgesIn("overlays/production"));
    }

    @Test
    void storesTakeTheServicesTheirOwnAndTheirOperator() {
        assertEquals(
                edges(
                        "tocsin service -> postgresql : 5432",
                        "postgresql -> postgresql : 5432 8000",
                        "cnpg-system any -> postgresql : 5432 8000"),
                edgesIn("stores"));
    }

    @Test
    void nothingElseIsAllowed() {
        JsonNode deny = Manifests.in("base").stream()
                .filter(object -> Manifests.name(object).equals("default-deny"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}",
                deny.path("spec").toString());
    }

    private static Set<String> edges(String... edges) {
        return new TreeSet<>(List.of(edges));
    }

    private static Set<String> edgesIn(String folder) {
        Set<String> edges = new TreeSet<>();
        Manifests.in(folder).stream()
                .filter(object -> Manifests.kind(object).equals("NetworkPolicy"))
                .map(policy -> policy.path("spec"))
                .forEach(policy -> {
                    String pods = pods(policy.path("podSelector"));
                    policy.path("egress").forEach(rule -> peers(rule.path("to"))
                            .forEach(peer -> edges.add(pods + " -> " + peer + " : " + ports(rule))));
                    policy.path("ingress").forEach(rule -> peers(rule.path("from"))
                            .forEach(peer -> edges.add(peer + " -> " + pods + " : " + ports(rule))));
                });
        return edges;
    }

    private static List<String> peers(JsonNode peers) {
        if (!peers.isArray()) {
            return List.of("anywhere");
        }
        List<String> names = new ArrayList<>();
        peers.forEach(peer -> names.add(
                peer.has("ipBlock")
                        ? outside(peer.path("ipBlock"))
                        : namespace(peer) + pods(peer.path("podSelector"))));
        return names;
    }

    /** Addresses without the private ones; nothing else is written as a block of addresses. */
    private static String outside(JsonNode block) {
        return block.path("except").size() > 1 ? "outside" : block.toString();
    }

    private static String namespace(JsonNode peer) {
        String name = peer.at("/namespaceSelector/matchLabels")
                .path("kubernetes.io/metadata.name")
                .asText();
        String pods = peer.has("podSelector") ? " " : " any";
        return name.isEmpty() ? "" : name + pods;
    }

    private static String pods(JsonNode selector) {
        if (selector.isMissingNode()) {
            return "";
        }
        List<String> values = new ArrayList<>();
        selector.path("matchLabels").forEach(value -> values.add(value.asText()));
        selector.path("matchExpressions")
                .forEach(expression -> expression.path("values").forEach(value -> values.add(value.asText())));
        return values.isEmpty() ? "all" : String.join(",", values);
    }

    private static String ports(JsonNode rule) {
        return StreamSupport.stream(rule.path("ports").spliterator(), false)
                .map(port -> port.path("port").asText())
                .sorted(Comparator.naturalOrder())
                .reduce((left, right) -> left + " " + right)
                .orElse("any");
    }
}
