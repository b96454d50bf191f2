package org.tocsin.bench.receive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection over which replies go in, one at a time. */
final class Letterbox implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final BufferedReader replies;

    Letterbox(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        Flood.expect(replies, 220);
        Flood.write(out, "EHLO bench.readers.example\r\n");
        Flood.expect(replies, 250);
    }

    /** Answers when the final dot left, by {@link System#nanoTime}. */
    long deliver(Flood.Message message) throws IOException {
        Flood.write(out, "MAIL FROM:<" + message.from() + ">\r\nRCPT TO:<" + message.to() + ">\r\nDATA\r\n");
        Flood.expect(replies, 250);
        Flood.expect(replies, 250);
        Flood.expect(replies, 354);
        long dot = System.nanoTime();
        Flood.write(out, message.content() + "\r\n.\r\n");
        Flood.expect(replies, 250);
        return dot;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
