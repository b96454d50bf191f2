package org.tocsin.checks.settings;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReferenceTest {

    /** Writes the page first when asked to, see this package. */
    @Test
    void pageSaysWhatTheCodeSays() throws IOException {
        String page = Reference.write();
        if (Boolean.getBoolean("tocsin.write")) {
            Files.writeString(Repository.file(Reference.FILE), page);
        }
        assertEquals(
                page,
                Repository.text(Reference.FILE),
                "settings changed: ./mvnw -pl deploy/checks test -Dtest=ReferenceTest -Dtocsin.write=true");
    }

    @Test
    void keysAndCredentialsAreKnownAsSecrets() {
        ConfigMappings.read().stream()
                .flatMap(group -> group.settings().stream())
                .filter(setting -> setting.name().matches(".*(\\.keys|\\.token|password|secret)"))
                .forEach(setting ->
                        assertTrue(setting.isSecret(), setting.name() + ": begin its comment with “Secret”"));
    }
}
