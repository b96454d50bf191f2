package org.tocsin.local.installation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

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
