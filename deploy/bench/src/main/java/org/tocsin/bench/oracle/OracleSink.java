package org.tocsin.bench.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An SMTP server that writes every RCPT and every final dot to its journal, durably, before it answers. */
public final class OracleSink implements AutoCloseable {

    private final ServerSocket listener;
    private final Journal journal;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Thread acceptor = new Thread(this::accept, "oracle-sink");
    private volatile Behaviour behaviour = Behaviour.WILLING;

    public OracleSink(int port, Path journal) {
        try {
            this.journal = new Journal(journal);
            this.listener = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    public List<Seen> seen() {
        return journal.read();
    }

    /** From here on only what comes after this is seen; the journal's file keeps everything. */
    public void forget() {
        journal.forget();
    }

    /** Ends every connection, as a cable that is cut. */
    public void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** The port is free again when this returns. */
    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
        try {
            acceptor.join(5_000);
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        journal.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "oracle-sink-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Session(socket, journal, (moment, recipient) -> behaviour.at(moment, recipient)).run();
        } catch (IOException gone) {
            // clients that are killed go without a word
        } finally {
            open.remove(socket);
        }
    }
}
