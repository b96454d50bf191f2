package org.tocsin.mailing.smtp;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Bytes to and from one relay. What is queued leaves in one write, so that a group of commands and a body travel in few packets. */
final class Channel implements Closeable {

    private final Relay relay;
    private final Socket plain;
    private final StallGuard guard;
    private final ByteArrayOutputStream queued = new ByteArrayOutputStream(32 * 1024);
    private OutputStream out;
    private ReplyReader replies;

    Channel(Relay relay) throws IOException {
        this.relay = relay;
        this.plain = new Socket();
        this.guard = StallGuard.watch(plain, relay.patience().connect().plusSeconds(1));
        try {
            plain.setTcpNoDelay(true);
            plain.connect(
                    new InetSocketAddress(relay.host(), relay.port()),
                    Math.toIntExact(relay.patience().connect().toMillis()));
            use(plain);
        } catch (IOException | IllegalArgumentException failed) {
            close();
            throw failed;
        }
    }

    /** From here on everything is encrypted, or this throws: an unverified relay gets nothing. */
    void encrypt() throws IOException {
        if (replies.hasUnreadInput()) {
            throw new BrokenConversation("the relay spoke between STARTTLS and the handshake (RFC 3207 §4.2)");
        }
        guard.allow(relay.patience().reply());
        SSLSocket secured = (SSLSocket) relay.trust().createSocket(plain, relay.host(), relay.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        use(secured);
    }

    void queue(String command) {
        byte[] line = (command + "\r\n").getBytes(StandardCharsets.UTF_8);
        queued.write(line, 0, line.length);
    }

    void queue(byte[] bytes, int from, int length) {
        queued.write(bytes, from, length);
    }

    void flush() throws IOException {
        if (queued.size() == 0) {
            return;
        }
        guard.allow(relay.patience().reply());
        try {
            queued.writeTo(out);
        } catch (IOException failed) {
            throw explained(failed);
        } finally {
            queued.reset();
        }
    }

    Reply reply() throws IOException {
        return reply(relay.patience().reply());
    }

    Reply reply(Duration patience) throws IOException {
        guard.allow(patience);
        try {
            return replies.read();
        } catch (IOException failed) {
            throw explained(failed);
        }
    }

    Reply ask(String command) throws IOException {
        queue(command);
        flush();
        return reply();
    }

    boolean hasUnreadInput() throws IOException {
        return replies.hasUnreadInput();
    }

    /** Nothing is expected for this long; after it the connection closes by itself. */
    void rest(Duration idle) {
        guard.allow(idle);
    }

    boolean open() {
        return !plain.isClosed();
    }

    @Override
    public void close() {
        guard.release();
        try {
            plain.close();
        } catch (IOException alreadyGone) {
            // a connection that cannot be closed is closed
            queued.reset();
        }
    }

    private void use(Socket socket) throws IOException {
        out = socket.getOutputStream();
        replies = new ReplyReader(socket.getInputStream());
    }

    private IOException explained(IOException failed) {
        return guard.stalled() ? new BrokenConversation("the relay did not answer in time") : failed;
    }
}
