package org.tocsin.registration.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.tocsin.backing.BackingServices;

/** The real PostgreSQL and Kafka of the build, with a line to PostgreSQL that a test may cut. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    private final BackingServices services = new BackingServices();
    private Line line;
    private Neighbours neighbours;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(services.start());
        settings.putAll(withNeighbours());
        settings.put("tocsin.operators.listed-in", Staff.list().toString());
        settings.computeIfPresent(JDBC_URL, (key, url) -> overTheLine(url));
        return settings;
    }

    private Map<String, String> withNeighbours() {
        try {
            neighbours = new Neighbours();
            String origin = neighbours.origin().toString();
            return Map.of("tocsin.neighbours.preferences", origin, "tocsin.neighbours.mail", origin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String overTheLine(String jdbcUrl) {
        URI url = URI.create(jdbcUrl.substring("jdbc:".length()));
        try {
            line = new Line(url.getHost(), url.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jdbcUrl.replace(url.getHost() + ":" + url.getPort(), "localhost:" + line.localPort());
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(line, new TestInjector.AnnotatedAndMatchesType(InjectLine.class, Line.class));
        testInjector.injectIntoFields(
                neighbours, new TestInjector.AnnotatedAndMatchesType(InjectNeighbours.class, Neighbours.class));
    }

    @Override
    public void stop() {
        try {
            if (neighbours != null) {
                neighbours.close();
            }
            if (line != null) { // null when the services did not start, which is then the failure to be seen
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        services.stop();
    }
}
