package org.tocsin.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What alerts and dashboard ask for, against what services measure, by the very names that Prometheus gets. */
final class Watched {

    private static final Pattern ASKED = Pattern.compile("\\b(?:tocsin|http_server|kafka|jvm|agroal)_[a-z_]+\\b");

    private Watched() {}

    static Set<String> asked(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String file : new String[] {"alerts.yaml", "grafana/dashboards/tocsin.json"}) {
            Matcher name = ASKED.matcher(
                    Files.readString(root.resolve("deploy/observe").resolve(file)));
            while (name.find()) {
                names.add(name.group());
            }
        }
        return names;
    }

    static Set<String> measured(int... ports) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        // The upgrade to HTTP/2 on the way mixes up its frames with a long body now and then.
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int port : ports) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics"))
                    .header("Accept", "text/plain")
                    .build();
            client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("[{ ]", 2)[0])
                    .forEach(names::add);
        }
        return names;
    }
}
