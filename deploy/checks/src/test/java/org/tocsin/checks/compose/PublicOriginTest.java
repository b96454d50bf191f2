package org.tocsin.checks.compose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The proxy sends each path to the service that the local runner's gateway sends it to. */
class PublicOriginTest {

    private static final Pattern OF_PROXY = Pattern.compile("@(registration|preference|mailing) path (.*)");
    private static final Pattern LOADED = Pattern.compile("<(?:link|img|script)[^>]*(?:href|src)=\"(/[^/\"]+/)");
    private static final Pattern OF_GATEWAY =
            Pattern.compile("Route\\.(exact|tree)\\(\"([^\"]+)\", ServiceName\\.([A-Z]+)\\)");

    @Test
    void pathsAreThoseOfTheLocalGateway() {
        assertEquals(ofGateway(), ofProxy());
    }

    @Test
    void pagesForThisHostComeWithWhatTheirLayoutLoads() {
        Set<String> loaded = LOADED.matcher(Repository.text("events/src/main/resources/templates/layout.html"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("/assets/"), loaded);
        String proxy = Repository.text("deploy/proxy/Caddyfile");
        for (String port : List.of(":8083", ":8081")) {
            int begin = proxy.indexOf("\n" + port + " {\n");
            String site = proxy.substring(begin, proxy.indexOf("\n}\n", begin));
            loaded.forEach(path -> assertTrue(site.contains("handle " + path + "* {"), port + path));
        }
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
