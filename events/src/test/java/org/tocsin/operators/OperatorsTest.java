package org.tocsin.operators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OperatorsTest {

    private static final String EDITOR =
            "editor sha256:a75ed79ee6e7b1eaef5c6ce3bebb0c26d4b2bb83bc0ecd0dd7dec4b0ef6c9f05";
    private static final String SECRET = "the secret of the editor, which is long";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("operators");
    }

    @Test
    void whoHasAListedSecretIsKnownByName() throws IOException {
        write("# operators\n\n" + listed("editor", SECRET) + "\n" + listed("privacy", "another secret") + "\n");
        Operators operators = operators();
        assertEquals(Optional.of("editor"), operators.named(SECRET));
        assertEquals(Optional.of("privacy"), operators.named("another secret"));
        assertEquals(Optional.empty(), operators.named(SECRET + " "));
    }

    @Test
    void whoIsTakenOutIsOutAtOnce() throws IOException {
        write(listed("editor", SECRET));
        Operators operators = operators();
        write("# nobody any more, and a file of another length\n");
        assertEquals(Optional.empty(), operators.named(SECRET));
        write(listed("editor", SECRET));
        assertEquals(Optional.of("editor"), operators.named(SECRET));
        Files.delete(file);
        assertEquals(Optional.empty(), operators.named(SECRET));
    }

    @Test
    void aFileThatIsHalfWrittenLocksNobodyOut() throws IOException {
        write(listed("editor", SECRET));
        Operators operators = operators();
        write("editor sha256:a75e");
        assertEquals(Optional.of("editor"), operators.named(SECRET));
    }

    @Test
    void aFileThatCannotBeUsedStopsTheStartAndSaysWhichLine() throws IOException {
        assertTrue(refusal().contains(file.toString()));
        write(EDITOR + "\n# and again\n" + EDITOR);
        assertTrue(refusal().contains("line 3"));
        write("Editor sha256:0");
        assertTrue(refusal().contains("line 1"));
    }

    @Test
    void withoutAFileNobodyIsAnOperator() {
        assertEquals(Optional.empty(), new Operators(Optional::empty).named(SECRET));
    }

    private Operators operators() {
        return new Operators(() -> Optional.of(file));
    }

    private String refusal() {
        return assertThrows(ConfigurationException.class, this::operators).getMessage();
    }

    private static String listed(String name, String secret) {
        return name + " sha256:" + OperatorList.hash(secret);
    }

    /** As long after the last time as a clock that counts seconds needs. */
    private void write(String text) throws IOException {
        FileTime before = Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 2_000));
    }
}
