package org.tocsin.local.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.tocsin.local.gateway.ServiceName;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Packaged services as they are, with secrets that are none. No database is there: they end before they would look for it. */
class RefusedStartIT {

    private static final String SHORT = "a:c2hvcnQ=";
    private static final String NOWHERE = "/nowhere/data.keys";
    private static final String PUBLISHED = "classpath:/sealing/only-for-development.keys";
    private static final String OF_THE_TESTS = "a:b25seS1mb3ItdGhlLXRlc3RzLW9ubHktZm9yLXRoZS10";

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void serviceWithoutGoodKeysDoesNotStartAndSaysWhichSettingIsWrong(ServiceName service) throws Exception {
        Process missing = start(service, Map.of("TOCSIN_DATA_KEYS_FILE", NOWHERE));
        Process tooShort = start(service, Map.of("TOCSIN_TOKENS_KEYS", SHORT, "TOCSIN_OPERATOR_TOKEN", "too-short"));
        Process published =
                start(service, Map.of("TOCSIN_TOKENS_KEYS", OF_THE_TESTS, "TOCSIN_DATA_KEYS_FILE", PUBLISHED));
        for (Process refused : List.of(missing, tooShort, published)) {
            String said = said(refused);
            assertTrue(said.contains("tocsin.tokens.keys"), said);
            assertTrue(said.contains("tocsin.data-keys.file") || said.contains("TOCSIN_DATA_KEYS_FILE"), said);
            assertEquals(refused == missing, said.contains(NOWHERE), said);
            assertFalse(said.contains("c2hvcnQ") || said.contains("too-short") || said.contains("b25seS1"), said);
            assertFalse(said.contains("flyway") || said.contains("PSQLException"), said);
            assertEquals(
                    service == ServiceName.MAILING && refused != published,
                    said.contains("tocsin.operator.token") && refused != published,
                    said);
        }
    }

    private static Process start(ServiceName service, Map<String, String> environment) {
        Path program = Path.of(System.getProperty("tocsin.root", "../.."))
                .resolve(service.module())
                .resolve("target/quarkus-app/quarkus-run.jar");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx160m",
                        "-jar",
                        program.toString())
                .redirectErrorStream(true);
        java.environment().keySet().removeIf(name -> name.startsWith("TOCSIN_") || name.startsWith("QUARKUS_"));
        java.environment().putAll(environment);
        try {
            return java.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String said(Process refused) throws IOException, InterruptedException {
        String said = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(refused.waitFor(60, TimeUnit.SECONDS));
        assertTrue(refused.exitValue() != 0, said);
        return said;
    }
}
