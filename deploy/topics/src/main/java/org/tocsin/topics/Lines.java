package org.tocsin.topics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A file of words in lines, beside this class; what follows a {@code #} is for people. */
final class Lines {

    private Lines() {}

    static Stream<List<String>> of(String file) {
        return text(file)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(line -> Arrays.asList(line.split("\\s+")));
    }

    private static String text(String file) {
        try (InputStream content = Lines.class.getResourceAsStream(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
