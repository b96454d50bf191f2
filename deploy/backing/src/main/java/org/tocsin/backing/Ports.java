package org.tocsin.backing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of this machine's loopback address. */
public final class Ports {

    /** The kernel hands out 32768 and up to outgoing connections, so a server there can find its port taken. */
    private static final int LOWEST = 18_000;

    private static final int BELOW_EPHEMERAL = 32_000;

    private Ports() {}

    /** Any port that nobody listens on now and that no outgoing connection will take; random, since builds run beside each other. */
    public static int free() {
        return free(1).get(0);
    }

    /** As many different ones. */
    public static List<Integer> free(int count) {
        List<Integer> free = ThreadLocalRandom.current()
                .ints(1_000, LOWEST, BELOW_EPHEMERAL)
                .distinct()
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (free.size() < count) {
            throw new IllegalStateException("No free ports from " + LOWEST + " to " + BELOW_EPHEMERAL);
        }
        return free;
    }

    /** Whether a server may bind the port on every address of this machine. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
