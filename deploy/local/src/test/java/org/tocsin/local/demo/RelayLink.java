package org.tocsin.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The way from mailing-service to its relay, which a test can make slow, or cut. */
final class RelayLink implements AutoCloseable {

    private final int port;
    private final int relayPort;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile ServerSocket listener;

    RelayLink(int port, int relayPort) throws IOException {
        this.port = port;
        this.relayPort = relayPort;
        restore();
    }

    /** Holds each piece of what the relay says for so long. */
    void slowDown(Duration perPiece) {
        delay = perPiece;
    }

    /** Breaks what is open and refuses what comes. */
    void cut() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    void restore() throws IOException {
        ServerSocket fresh = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        listener = fresh;
        threads.execute(() -> accept(fresh));
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                Socket client = from.accept();
                Socket relay = new Socket(InetAddress.getLoopbackAddress(), relayPort);
                open.add(client);
                open.add(relay);
                threads.execute(() -> copy(client, relay, false));
                threads.execute(() -> copy(relay, client, true));
            }
        } catch (IOException closed) {
            // Cut.
        }
    }

    private void copy(Socket from, Socket to, boolean slow) {
        byte[] piece = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (slow) {
                    Thread.sleep(delay.toMillis());
                }
                out.write(piece, 0, length);
            }
        } catch (IOException closed) {
            // One of the two hung up.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        threads.shutdownNow();
    }
}
