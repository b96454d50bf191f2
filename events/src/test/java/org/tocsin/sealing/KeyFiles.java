package org.tocsin.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Files of data keys as deploy/secrets/create writes them, with keys that are none. */
final class KeyFiles {

    static final String HERE = "11111111-0000-4000-8000-000000000000";
    static final String ELSEWHERE = "22222222-0000-4000-8000-000000000000";

    private KeyFiles() {}

    /** A file with these numbers of keys. */
    static Path write(Path file, String installation, int... keys) {
        return write(
                file,
                Stream.concat(
                        Stream.of("installation " + installation, "look-up " + octets(0)),
                        IntStream.of(keys).mapToObj(KeyFiles::key)));
    }

    static Path write(Path file, Stream<String> lines) {
        try {
            return Files.write(file, lines.toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String key(int number) {
        return "key " + number + " " + octets(number);
    }

    static DataKeyFile open(Path file, Clock clock) {
        return new DataKeyFile(file.toString(), true, Duration.ZERO, clock);
    }

    private static String octets(int seed) {
        byte[] octets = new byte[32];
        IntStream.range(0, octets.length).forEach(at -> octets[at] = (byte) (seed * 37 + at));
        return Base64.getEncoder().encodeToString(octets);
    }
}
