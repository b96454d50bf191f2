package org.tocsin.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PortsTest {

    @Test
    void chosenPortsAreDifferentAndNobodyListensThere() {
        List<Integer> chosen = Ports.free(20);
        assertEquals(20, new HashSet<>(chosen).size());
        assertTrue(chosen.stream().allMatch(Ports::isFree), chosen::toString);
    }

    @Test
    void portWhereSomebodyListensIsPassedOver() throws IOException {
        int next = Ports.free() + 1;
        try (ServerSocket somebody = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertFalse(Ports.isFree(somebody.getLocalPort()));
            assertNotEquals(next, Ports.free());
        }
    }

    @Test
    void nobodyElseCanHoldTheSameBlock() {
        int first = Ports.free() / 100 * 100;
        assertFalse(Ports.isFree(first));
    }
}
