package org.tocsin.checks.kubernetes;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Ingress and gateway send each path to the service that the proxy of the compose installation sends it to. */
class RoutesTest {

    private static final Pattern OF_PROXY = Pattern.compile("@([a-z]+) path (.*)");

    @Test
    void ingressSendsPathsWhereTheProxyDoes() {
        Map<String, Set<String>> routes = new TreeMap<>();
        Manifests.ofKind("Ingress")
                .get(0)
                .at("/spec/rules/0/http/paths")
                .forEach(path -> add(
                        routes,
                        path.at("/backend/service/name").asText(),
                        path.path("pathType").asText(),
                        path.path("path").asText()));
        assertEquals(ofProxy(), routes);
    }

    @Test
    void gatewaySendsPathsWhereTheProxyDoes() {
        Map<String, Set<String>> routes = new TreeMap<>();
        for (JsonNode rule : Manifests.ofKind("HTTPRoute").get(0).at("/spec/rules")) {
            assertTrue(rule.path("matches").size() <= 8, "Gateway API takes no more in one rule");
            rule.path("matches")
                    .forEach(match -> add(
                            routes,
                            rule.at("/backendRefs/0/name").asText(),
                            match.at("/path/type").asText(),
                            match.at("/path/value").asText()));
        }
        assertEquals(ofProxy(), routes);
    }

    private static void add(Map<String, Set<String>> routes, String service, String type, String path) {
        Set<String> paths = routes.computeIfAbsent(service, key -> new TreeSet<>());
        paths.add(path);
        if (!type.equals("Exact")) {
            paths.add(path + "/*");
        }
    }

    private static Map<String, Set<String>> ofProxy() {
        Map<String, Set<String>> routes = new TreeMap<>();
        Matcher route = OF_PROXY.matcher(Repository.text("deploy/proxy/Caddyfile"));
        while (route.find()) {
            routes.put(
                    route.group(1) + "-service",
                    new TreeSet<>(Arrays.asList(route.group(2).split(" "))));
        }
        return routes;
    }
}
