package org.tocsin.local.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DataFolderTest {

    @TempDir
    private Path path;

    @Test
    void secretsAreOnlyTheirOwnersToReadAndStay() throws IOException {
        Path token = new DataFolder(path).secrets().operatorToken();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(token)));
        assertTrue(Files.readString(token).strip().length() >= 32);
        assertEquals(
                Files.readString(token),
                Files.readString(new DataFolder(path).secrets().operatorToken()));
        assertNotEquals(
                Files.readString(token),
                Files.readString(new DataFolder(path).secrets().databasePassword("mailing")));
    }

    @Test
    void replacedTokenEndsTheOneBeforeAndLeavesOtherOperatorsAlone() throws IOException {
        Secrets secrets = new DataFolder(path).secrets();
        String before = Files.readString(secrets.operators());
        Files.writeString(secrets.operators(), before.strip() + "\nanna sha256:" + "0".repeat(64) + "\n");
        assertEquals(3, Files.readAllLines(secrets.operators()).size());

        Files.writeString(secrets.operatorToken(), "another token of forty characters or so\n");
        List<String> after = Files.readAllLines(secrets.operators());

        assertFalse(before.contains(after.get(0)), after::toString);
        assertTrue(after.get(0).startsWith("operator sha256:"), after::toString);
        assertEquals(before.lines().toList().get(1), after.get(1));
        assertEquals("anna sha256:" + "0".repeat(64), after.get(2));
        String own = "operator sha256:" + "1".repeat(64);
        Files.writeString(secrets.operators(), own + "\n");
        assertEquals(List.of(own), Files.readAllLines(secrets.operators()), "who has a secret of their own keeps it");
    }

    @Test
    void secretThatAKilledStartBeganIsMadeAnew() throws IOException {
        Path begun = Files.writeString(path.resolve("operator.token.new"), "");
        Path token = new DataFolder(path).secrets().operatorToken();
        assertTrue(Files.readString(token).strip().length() >= 32);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(token)));
        assertFalse(Files.exists(begun));
    }

    @Test
    void freshStartKeepsNothingButTheLock() throws IOException {
        DataFolder folder = new DataFolder(path);
        try (FileChannel lock = folder.lock()) {
            Path token = folder.secrets().operatorToken();
            Files.createDirectories(folder.kafka().resolve("topic"));
            folder.empty();
            assertTrue(lock.isOpen());
            assertFalse(Files.exists(token));
            assertFalse(Files.exists(folder.kafka()));
            assertTrue(Files.exists(path.resolve("lock")));
        }
    }

    @Test
    void demosAreCounted() {
        assertEquals(1, new DataFolder(path).nextDemoRun());
        assertEquals(2, new DataFolder(path).nextDemoRun());
    }

    @Test
    void portInUseIsNamedWithItsUse() throws IOException {
        LocalPorts free = LocalPorts.free();
        free.requireFree();
        try (ServerSocket taken = new ServerSocket(free.kafka(), 1, InetAddress.getLoopbackAddress())) {
            CannotStartException refused = assertThrows(CannotStartException.class, free::requireFree);
            assertEquals(
                    "Port %d is in use; it is needed for Kafka. Stop what listens there and try again."
                            .formatted(taken.getLocalPort()),
                    refused.getMessage());
        }
    }
}
