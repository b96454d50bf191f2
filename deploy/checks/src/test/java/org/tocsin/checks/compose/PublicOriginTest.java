package org.tocsin.checks.compose;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The proxy sends each path to the service that the local runner's gateway sends it to. */
class PublicOriginTest {

    private static final Pattern OF_PROXY = Pattern.compile("@(registration|preference|mailing) path (.*)");
    private static final Pattern OF_GATEWAY =
            Pattern.compile("Route\\.(exact|tree)\\(\"([^\"]+)\", ServiceName\\.([A-Z]+)\\)");

    @Test
    void pathsAreThoseOfTheLocalGateway() {
        assertEquals(ofGateway(), ofProxy());
    }

    private static Map<String, Set<String>> ofProxy() {
        Map<String, Set<String>> routes = new TreeMap<>();
        Matcher route = OF_PROXY.matcher(Repository.text("deploy/proxy/Caddyfile"));
        while (route.find()) {
            routes.put(
                    route.group(1), new TreeSet<>(Arrays.asList(route.group(2).split(" "))));
        }
        return routes;
    }

    private static Map<String, Set<String>> ofGateway() {
        Map<String, Set<String>> routes = new TreeMap<>();
        Matcher route =
                OF_GATEWAY.matcher(Repository.text("deploy/local/src/main/java/org/tocsin/local/gateway/Routes.java"));
        while (route.find()) {
            Set<String> paths = routes.computeIfAbsent(route.group(3).toLowerCase(Locale.ROOT), key -> new TreeSet<>());
            paths.add(route.group(2));
            if (route.group(1).equals("tree")) {
                paths.add(route.group(2) + "/*");
            }
        }
        return routes;
    }
}
