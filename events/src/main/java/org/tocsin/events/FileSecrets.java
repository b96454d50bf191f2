package org.tocsin.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.smallrye.config.EnvConfigSource;

/**
 * Settings from files: {@code TOCSIN_OPERATOR_TOKEN_FILE=/run/secrets/operator} sets {@code TOCSIN_OPERATOR_TOKEN} to
 * what the file holds, without the line break at its end. A file that cannot be read stops the start and is named.
 */
public final class FileSecrets extends EnvConfigSource {

    private static final long serialVersionUID = 1L;
    private static final String SUFFIX = "_FILE";
    /** A file that is read by whoever needs it, and again when it changes. */
    private static final String DATA_KEYS = "TOCSIN_DATA_KEYS_FILE";

    private static final List<String> OURS = List.of("TOCSIN_", "QUARKUS_", "KAFKA_");

    /** Just above the environment, so that the file wins over a stale variable. */
    private static final int ORDINAL = 301;

    public FileSecrets() {
        this(System.getenv());
    }

    FileSecrets(Map<String, String> environment) {
        super(contents(environment), ORDINAL);
    }

    @Override
    public String getName() {
        return "FileSecrets";
    }

    private static Map<String, String> contents(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> isOurs(variable.getKey()))
                .collect(Collectors.toMap(
                        variable ->
                                variable.getKey().substring(0, variable.getKey().length() - SUFFIX.length()),
                        variable -> content(variable.getKey(), variable.getValue())));
    }

    /** Other programs use the suffix too (SSL_CERT_FILE), and mean something else by it. */
    private static boolean isOurs(String variable) {
        return variable.endsWith(SUFFIX)
                && !variable.equals(DATA_KEYS)
                && OURS.stream().anyMatch(variable::startsWith);
    }

    private static String content(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(variable + " names a file that cannot be read: " + file, e);
        }
    }
}
