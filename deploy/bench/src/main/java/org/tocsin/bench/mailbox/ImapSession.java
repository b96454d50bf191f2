package org.tocsin.bench.mailbox;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client. Knows the commands that Jakarta Mail gives, without literals; to anything else it says BAD. */
final class ImapSession {

    private static final String CAPABILITIES = "CAPABILITY IMAP4rev1 MOVE IDLE";
    private static final Pattern RANGE = Pattern.compile("(\\d+)(?::(\\d+))?");
    private static final Pattern PIECE =
            Pattern.compile("BODY(?:\\.PEEK)?\\[]<(\\d+)\\.(\\d+)>", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private final OutputStream out;
    private final Mailbox mailbox;
    private final List<Integer> shown = new ArrayList<>();

    ImapSession(Socket socket, Mailbox mailbox) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
        this.mailbox = mailbox;
    }

    void run() throws IOException {
        say("* OK [" + CAPABILITIES + "] ready");
        String command = "";
        while (!command.equals("LOGOUT")) {
            out.flush();
            String[] words = readLine().split(" ", 3);
            command = words.length < 2 ? "" : words[1].toUpperCase(Locale.ROOT);
            boolean known = obey(command, words.length < 3 ? "" : words[2]);
            say(words[0] + (known ? " OK done" : " BAD unknown"));
        }
        out.flush();
    }

    private boolean obey(String command, String rest) throws IOException {
        switch (command) {
            case "CAPABILITY" -> say("* " + CAPABILITIES);
            case "SELECT" -> select();
            case "LIST" -> list(lastWord(rest));
            case "CREATE" -> mailbox.create(lastWord(rest));
            case "FETCH" -> fetch(rest);
            case "MOVE" -> move(rest);
            case "CLOSE" -> shown.clear();
            case "IDLE" -> idle();
            case "LOGIN", "NOOP" -> {}
            case "LOGOUT" -> say("* BYE");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void select() throws IOException {
        shown.clear();
        shown.addAll(mailbox.inbox());
        say("* FLAGS (\\Deleted \\Seen)");
        say("* " + shown.size() + " EXISTS");
        say("* 0 RECENT");
        say("* OK [UIDVALIDITY 1] the same for ever");
    }

    private void list(String folder) throws IOException {
        if (mailbox.has(folder)) {
            say("* LIST () \"/\" " + folder);
        }
    }

    private void idle() throws IOException {
        say("+ waiting");
        out.flush();
        readLine();
    }

    private void fetch(String rest) throws IOException {
        Matcher range = RANGE.matcher(rest);
        if (!range.lookingAt()) {
            throw new IOException("no message is named");
        }
        int first = Integer.parseInt(range.group(1));
        int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
        Matcher piece = PIECE.matcher(rest);
        boolean text = piece.find();
        for (int place = first; place <= last; place++) {
            byte[] octets = mailbox.octets(shown.get(place - 1));
            if (text) {
                piece(place, octets, Integer.parseInt(piece.group(1)), Integer.parseInt(piece.group(2)));
            } else {
                say("* " + place + " FETCH (RFC822.SIZE " + octets.length + ")");
            }
        }
    }

    private void piece(int place, byte[] octets, int from, int most) throws IOException {
        int length = Math.max(0, Math.min(most, octets.length - from));
        say("* " + place + " FETCH (BODY[]<" + from + "> {" + length + "}");
        out.write(octets, Math.min(from, octets.length), length);
        say(")");
    }

    /** One message at a time. */
    private void move(String rest) throws IOException {
        int place = Integer.parseInt(rest.substring(0, rest.indexOf(' ')));
        if (!mailbox.move(shown.get(place - 1), lastWord(rest))) {
            throw new IOException("it is not there any more, or neither is the client");
        }
        shown.remove(place - 1);
        say("* " + place + " EXPUNGE");
    }

    private static String lastWord(String line) {
        return line.substring(line.lastIndexOf(' ') + 1).replace("\"", "");
    }

    private void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("client gone");
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }
}
