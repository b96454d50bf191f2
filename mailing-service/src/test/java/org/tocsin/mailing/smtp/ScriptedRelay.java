package org.tocsin.mailing.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import org.tocsin.backing.Ports;

/**
 * An SMTP server that does as it is told, over a real socket. Each word of the conversation (BANNER, EHLO, MAIL, RCPT, DATA, DOT, ...) has a script of
 * answers; the last one repeats. The answer {@link #CUT} hangs up instead, {@link #CUT_IN_BODY} hangs up in the middle of the content, {@link #SILENCE}
 * never answers, {@link #KEPT_THEN_CUT} keeps the message and hangs up before its reply.
 */
public final class ScriptedRelay implements AutoCloseable {

    public static final String CUT = "cut";
    public static final String CUT_IN_BODY = "cut in body";
    public static final String SILENCE = "silence";
    public static final String KEPT_THEN_CUT = "kept, then cut";

    private static final Map<String, String> USUAL = Map.of(
            "BANNER", "220 relay.example ESMTP",
            "EHLO", "250-relay.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 10240000",
            "HELO", "250 relay.example",
            "DATA", "354 go ahead",
            "DOT", "250 2.0.0 taken",
            "QUIT", "221 bye",
            "UNKNOWN", "502 5.5.2 what?");

    /** What reached the final dot, and was answered with 2xx or kept before a cut. */
    public record Received(String from, String to, String content) {}

    private final ServerSocket listener;
    private final Thread acceptor;
    private final Map<String, Deque<String>> scripts = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, UnaryOperator<String>> spoken = new ConcurrentHashMap<>();
    private volatile Optional<UnaryOperator<String>> nextSpoken = Optional.empty();
    private volatile boolean losesWhatIsPipelined;
    private volatile Optional<SSLSocketFactory> certificate = Optional.empty();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public ScriptedRelay() {
        this(Ports.free());
    }

    public ScriptedRelay(int port) {
        this(ServerSocketFactory.getDefault(), port);
    }

    ScriptedRelay(ServerSocketFactory sockets, int port) {
        try {
            listener = sockets.createServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        acceptor = new Thread(this::accept, "scripted-relay");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    public int port() {
        return listener.getLocalPort();
    }

    public ScriptedRelay answer(String word, String... answers) {
        scripts.put(word, new ArrayDeque<>(Arrays.asList(answers)));
        return this;
    }

    public void forget() {
        scripts.clear();
        spoken.clear();
        received.clear();
        commands.clear();
    }

    /** Answers this word by what was said, and the line after it, whatever that is, by {@link #converseNext}. */
    public ScriptedRelay converse(String word, UnaryOperator<String> answer) {
        spoken.put(word, answer);
        return this;
    }

    void converseNext(UnaryOperator<String> answer) {
        nextSpoken = Optional.of(answer);
    }

    /** Answers a pipelined group with what it said to its first command, and forgets the rest: it only says that it knows PIPELINING. */
    public ScriptedRelay loseWhatIsPipelined() {
        losesWhatIsPipelined = true;
        return this;
    }

    /** Encrypts after STARTTLS, with this certificate. */
    void encryptWith(SSLSocketFactory sockets) {
        certificate = Optional.of(sockets);
    }

    public List<Received> received() {
        return received;
    }

    public List<String> commands() {
        return commands;
    }

    /** The port listens until the thread in accept() has left it, whatever close() says. */
    @Override
    public void close() throws IOException {
        listener.close();
        hangUp();
        try {
            acceptor.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends every connection that is open now. */
    public void hangUp() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread thread = new Thread(() -> converse(socket), "scripted-relay-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Conversation(socket).run();
        } catch (IOException gone) {
            // the client may leave whenever it likes
        } finally {
            open.remove(socket);
        }
    }

    private String next(String word) {
        Deque<String> script = scripts.getOrDefault(word, new ArrayDeque<>());
        synchronized (script) {
            return script.size() > 1
                    ? script.remove()
                    : script.isEmpty() ? USUAL.getOrDefault(word, "250 ok") : script.element();
        }
    }

    /** One client. */
    private final class Conversation {

        private final Socket socket;
        private InputStream in;
        private OutputStream out;
        private String from = "";
        private String to = "";

        Conversation(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        void run() throws IOException {
            boolean going = say(next("BANNER"));
            while (going) {
                String line = readLine();
                commands.add(line);
                going = obey(line);
            }
        }

        private boolean obey(String line) throws IOException {
            String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            if (word.equals("BDAT")) {
                takeChunk(Integer.parseInt(line.split(" ", -1)[1]));
            }
            String answer = answerTo(word, line);
            if (word.equals("MAIL")) {
                from = path(line);
            } else if (word.equals("RCPT")) {
                to = path(line);
            }
            if (losesWhatIsPipelined) {
                in.skipNBytes(in.available());
            }
            if (!say(answer) || word.equals("QUIT")) {
                return false;
            }
            if (word.equals("STARTTLS") && answer.startsWith("2")) {
                encrypt();
            }
            boolean contentFollows = word.equals("DATA") && answer.startsWith("354");
            return !contentFollows || takeContent();
        }

        private void encrypt() throws IOException {
            SSLSocket secured = (SSLSocket)
                    certificate.orElseThrow().createSocket(socket, "client.example", socket.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            in = new BufferedInputStream(secured.getInputStream());
            out = secured.getOutputStream();
        }

        private String answerTo(String word, String line) {
            Optional<UnaryOperator<String>> asked = nextSpoken;
            nextSpoken = Optional.empty();
            return asked.or(() -> Optional.ofNullable(spoken.get(word)))
                    .map(answer -> answer.apply(line))
                    .orElseGet(() -> next(word));
        }

        private void takeChunk(int octets) throws IOException {
            received.add(new Received(from, to, new String(in.readNBytes(octets), StandardCharsets.ISO_8859_1)));
        }

        private boolean takeContent() throws IOException {
            String answer = next("DOT");
            if (answer.equals(CUT_IN_BODY)) {
                readLine();
                socket.setSoLinger(true, 0); // a reset, as from a machine that dies
                return false;
            }
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (String line = readLine(); !line.equals("."); line = readLine()) {
                String unstuffed = line.startsWith(".") ? line.substring(1) : line;
                content.writeBytes((unstuffed + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            boolean kept = answer.startsWith("2") || answer.equals(KEPT_THEN_CUT);
            if (kept && content.size() > 0) { // an empty one ends a DATA that should not have been

                received.add(new Received(from, to, content.toString(StandardCharsets.ISO_8859_1)));
            }
            return say(answer);
        }

        private boolean say(String answer) throws IOException {
            if (answer.equals(CUT) || answer.equals(KEPT_THEN_CUT)) {
                return false;
            }
            if (!answer.equals(SILENCE)) {
                out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            return true;
        }

        /** A line ends at CRLF and nowhere else; a lone CR or LF stays in it, for the tests to find. */
        private String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            while (line.indexOf("\r\n", line.length() - 2) < 0) {
                int octet = in.read();
                if (octet < 0) {
                    throw new IOException("client gone");
                }
                line.append((char) octet);
            }
            return line.substring(0, line.length() - 2);
        }

        private static String path(String command) {
            return command.substring(command.indexOf('<') + 1, command.indexOf('>'));
        }
    }
}
