package org.tocsin.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Kafka's client settings from the environment, by the services' rule: {@code KAFKA_SASL_MECHANISM} is
 * {@code sasl.mechanism}, and a name that ends in {@code _FILE} says where the value is kept.
 */
final class ClientSettings {

    private static final String PREFIX = "KAFKA_";
    private static final String SUFFIX = "_FILE";

    private ClientSettings() {}

    static Map<String, Object> of(Map<String, String> environment) {
        Map<String, Object> settings = new HashMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && variable.endsWith(SUFFIX)) {
                String name = variable.substring(PREFIX.length(), variable.length() - SUFFIX.length());
                settings.put(dotted(name), content(variable, value));
            } else if (variable.startsWith(PREFIX)) {
                settings.putIfAbsent(dotted(variable.substring(PREFIX.length())), value);
            }
        });
        return settings;
    }

    private static String dotted(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String content(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(variable + " names a file that cannot be read: " + file, unreadable);
        }
    }
}
