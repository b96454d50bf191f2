package org.tocsin.bench.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** The keys that personal data is sealed with: one file for all replicas and restarts of this run. */
final class DataKeys {

    static final Path FILE = write();

    private DataKeys() {}

    private static Path write() {
        try {
            Path file = Files.createTempFile("data", ".keys");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file, "installation %s\nlook-up %s\nkey 1 %s\n".formatted(UUID.randomUUID(), random(), random()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String random() {
        byte[] octets = new byte[32];
        new SecureRandom().nextBytes(octets);
        return Base64.getEncoder().encodeToString(octets);
    }
}
