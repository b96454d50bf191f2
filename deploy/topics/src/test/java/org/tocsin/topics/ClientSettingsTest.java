package org.tocsin.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ClientSettingsTest {

    @TempDir
    Path folder;

    @Test
    void variablesBecomeKafkasNames() {
        assertEquals(
                Map.of("bootstrap.servers", "kafka:9092"),
                ClientSettings.of(Map.of("KAFKA_BOOTSTRAP_SERVERS", "kafka:9092", "HOME", "/")));
    }

    @Test
    void secretComesFromItsFileWithoutTheLineBreak() throws IOException {
        Path file = Files.writeString(folder.resolve("jaas"), "login\n");
        assertEquals(
                Map.of("sasl.jaas.config", "login"),
                ClientSettings.of(Map.of("KAFKA_SASL_JAAS_CONFIG_FILE", file.toString())));
    }

    @Test
    void missingFileIsNamed() {
        var failure = assertThrows(
                UncheckedIOException.class, () -> ClientSettings.of(Map.of("KAFKA_SASL_JAAS_CONFIG_FILE", "/nowhere")));
        assertTrue(failure.getMessage().startsWith("KAFKA_SASL_JAAS_CONFIG_FILE names a file"), failure.getMessage());
    }
}
