package org.tocsin.bench.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Shows one mailbox to whoever logs in, on the loopback address. */
public final class ImapServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Mailbox mailbox;

    public ImapServer(int port, Mailbox mailbox) {
        this.mailbox = mailbox;
        try {
            this.listener = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new ImapSession(socket, mailbox).run();
        } catch (IOException gone) {
            // clients that are killed go without a word
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "imap-server");
        thread.setDaemon(true);
        thread.start();
    }
}
