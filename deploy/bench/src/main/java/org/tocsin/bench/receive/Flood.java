package org.tocsin.bench.receive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** One connection that hands in message after message, with the next envelope only after the reply to the last. */
final class Flood implements Callable<Void> {

    private final int port;
    private final AtomicLong next;
    private final long last;
    private final LongFunction<Message> messages;

    Flood(int port, AtomicLong next, long last, LongFunction<Message> messages) {
        this.port = port;
        this.next = next;
        this.last = last;
        this.messages = messages;
    }

    /** @param content with CRLF line ends, without the final dot */
    record Message(String from, String to, String content) {}

    @Override
    public Void call() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            expect(replies, 220);
            write(out, "EHLO bench.readers.example\r\n");
            expect(replies, 250);
            for (long number = next.getAndIncrement(); number < last; number = next.getAndIncrement()) {
                deliver(out, replies, messages.apply(number));
            }
            write(out, "QUIT\r\n");
        }
        return null;
    }

    /** Returns after the reply to the final dot. */
    static void deliver(OutputStream out, BufferedReader replies, Message message) throws IOException {
        write(out, "MAIL FROM:<" + message.from() + ">\r\nRCPT TO:<" + message.to() + ">\r\nDATA\r\n");
        expect(replies, 250);
        expect(replies, 250);
        expect(replies, 354);
        write(out, message.content() + "\r\n.\r\n");
        expect(replies, 250);
    }

    static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static void expect(BufferedReader replies, int code) throws IOException {
        String line = replies.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = replies.readLine();
        }
        if (line == null || !line.startsWith(Integer.toString(code))) {
            throw new IOException("expected " + code + ", got " + line);
        }
    }
}
