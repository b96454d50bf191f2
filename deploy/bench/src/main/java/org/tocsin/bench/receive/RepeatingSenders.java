package org.tocsin.bench.receive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Mail servers, half of them by SMTP and half by LMTP, that keep a message until they have read 250 for it, as RFC 5321 section 4.2.5 asks. */
final class RepeatingSenders {

    private static final int OF_EACH = 8;

    private final int smtp;
    private final int lmtp;
    private final Queue<Flood.Message> waiting;
    private final AtomicInteger answered = new AtomicInteger();

    RepeatingSenders(int smtp, int lmtp, List<Flood.Message> messages) {
        this.smtp = smtp;
        this.lmtp = lmtp;
        this.waiting = new ConcurrentLinkedQueue<>(messages);
    }

    int answered() {
        return answered.get();
    }

    /** Hands in until so many are answered, then does what is to be done while others are under way, and ends with the connections. */
    void deliver(int upTo, Runnable then) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2 * OF_EACH);
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < OF_EACH; i++) {
                ends.add(threads.submit(() -> send(smtp, "EHLO", upTo, then)));
                ends.add(threads.submit(() -> send(lmtp, "LHLO", upTo, then)));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private void send(int port, String hello, int upTo, Runnable then) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            BufferedReader replies =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            Flood.expect(replies, 220);
            Flood.write(out, hello + " bench.readers.example\r\n");
            Flood.expect(replies, 250);
            sendAll(out, replies, upTo, then);
        } catch (IOException gone) {
            // Whoever was killed has no more to say; what is not answered waits.
            return;
        }
    }

    private void sendAll(OutputStream out, BufferedReader replies, int upTo, Runnable then) throws IOException {
        for (Flood.Message message = waiting.poll(); message != null; message = waiting.poll()) {
            try {
                Flood.deliver(out, replies, message);
            } catch (IOException unanswered) {
                waiting.add(message);
                throw unanswered;
            }
            if (answered.incrementAndGet() == upTo) {
                then.run();
            }
        }
    }
}
