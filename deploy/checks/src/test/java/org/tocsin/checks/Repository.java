package org.tocsin.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of this repository. */
public final class Repository {

    private static final Path ROOT = Optional.ofNullable(System.getProperty("tocsin.root"))
            .map(Path::of)
            .orElseGet(() -> Path.of("../..").toAbsolutePath().normalize());

    private Repository() {}

    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    public static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
