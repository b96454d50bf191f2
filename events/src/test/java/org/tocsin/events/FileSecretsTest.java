package org.tocsin.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FileSecretsTest {

    @TempDir
    Path folder;

    @Test
    void settingIsWhatTheFileHolds() throws IOException {
        Path file = Files.writeString(folder.resolve("operator"), "s3cret of the operator\n");

        String value = new SmallRyeConfigBuilder()
                .withSources(new FileSecrets(Map.of("TOCSIN_OPERATOR_TOKEN_FILE", file.toString())))
                .build()
                .getConfigValue("tocsin.operator.token")
                .getValue();

        assertEquals("s3cret of the operator", value);
    }

    @Test
    void fileThatCannotBeReadIsNamedWithItsVariable() {
        String missing = folder.resolve("missing").toString();

        var refused = assertThrows(
                UncheckedIOException.class, () -> new FileSecrets(Map.of("TOCSIN_TOKENS_KEYS_FILE", missing)));

        assertTrue(refused.getMessage().contains("TOCSIN_TOKENS_KEYS_FILE"));
        assertTrue(refused.getMessage().contains(missing));
    }

    @Test
    void variablesOfOtherProgramsAreLeftAlone() {
        assertEquals(Map.of(), new FileSecrets(Map.of("SSL_CERT_FILE", "/nowhere/at/all")).getProperties());
    }
}
