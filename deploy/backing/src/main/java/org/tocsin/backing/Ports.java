package org.tocsin.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * TCP ports of this machine's loopback address. Builds run beside each other and a server takes its port seconds after it was
 * chosen, so each process chooses from a block of its own: it holds the block for as long as it lives by listening on its first port.
 */
public final class Ports {

    /** The kernel hands out 32768 and up to outgoing connections, so a server there can find its port taken. */
    private static final int BELOW_EPHEMERAL = 32_000;

    private static final int LOWEST = 18_000;

    private static final int BLOCK = 100;

    private static final ServerSocket HELD = ThreadLocalRandom.current()
            .ints(10_000, 0, (BELOW_EPHEMERAL - LOWEST) / BLOCK)
            .mapToObj(block -> bound(LOWEST + block * BLOCK))
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("No free ports from " + LOWEST + " to " + BELOW_EPHEMERAL));

    private static final AtomicInteger CHOSEN = new AtomicInteger();

    private Ports() {}

    /** Any port that nobody listens on now, that no other process chooses and that no outgoing connection will take. */
    public static int free() {
        return Stream.generate(Ports::next)
                .limit(BLOCK)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No free ports from " + HELD.getLocalPort()));
    }

    /** As many different ones; fewer than a hundred. */
    public static List<Integer> free(int count) {
        return Stream.generate(Ports::free).limit(count).toList();
    }

    /** Whether a server may bind the port on every address of this machine. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }

    private static int next() {
        return HELD.getLocalPort() + 1 + CHOSEN.getAndUpdate(last -> (last + 1) % (BLOCK - 1));
    }

    /** Java sets SO_REUSEADDR for it, so that a port in TIME_WAIT is free. */
    private static Optional<ServerSocket> bound(int port) {
        try {
            return Optional.of(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException inUse) {
            return Optional.empty();
        }
    }
}
