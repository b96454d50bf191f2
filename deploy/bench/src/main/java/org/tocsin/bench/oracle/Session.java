package org.tocsin.bench.oracle;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One client of the sink. Commands that came together are answered together (RFC 2920 §3.2), once everything about them is durable. */
final class Session {

    private final InputStream in;
    private final OutputStream out;
    private final Journal journal;
    private final Behaviour behaviour;
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final List<Seen> keptInAnswers = new ArrayList<>();
    private String recipient = "";

    Session(Socket socket, Journal journal, Behaviour behaviour) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.journal = journal;
        this.behaviour = behaviour;
    }

    void run() throws IOException {
        say("220 oracle.example ESMTP");
        while (obey(readLine())) {
            // one command after the other
        }
        tellAnswers();
    }

    /** Answers whether the conversation goes on. */
    private boolean obey(String line) throws IOException {
        return switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
            case "EHLO" -> say("250-oracle.example\r\n250-PIPELINING\r\n250 8BITMIME");
            case "RCPT" -> recipient(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
            case "DATA" -> content();
            case "QUIT" -> !say("221 bye");
            default -> say("250 ok");
        };
    }

    private boolean recipient(String address) {
        String answer = behaviour.at(Behaviour.Moment.RECIPIENT, address);
        recipient = answer.startsWith("2") ? address : "";
        if (answer.startsWith("2")) {
            note(Seen.Event.BEGUN, address, "", "");
        } else if (answer.startsWith("5")) {
            note(Seen.Event.REFUSED, address, "", "");
        }
        return answer(answer);
    }

    private boolean content() throws IOException {
        if (recipient.isEmpty()) {
            return say("503 5.5.1 no recipient");
        }
        String answer = behaviour.at(Behaviour.Moment.CONTENT, recipient);
        return answer(answer) && (!answer.startsWith("354") || message());
    }

    private boolean message() throws IOException {
        String messageId = "";
        String addressedTo = "";
        for (String line = readLine(); !line.equals("."); line = readLine()) {
            if (line.startsWith("Message-ID: ")) {
                messageId = line.substring("Message-ID: ".length());
            } else if (line.startsWith("To: <")) {
                addressedTo = line.substring("To: <".length(), line.length() - 1);
            }
        }
        return dot(messageId, addressedTo);
    }

    private boolean dot(String messageId, String addressedTo) {
        String answer = behaviour.at(Behaviour.Moment.DOT, recipient);
        boolean kept = answer.startsWith("2") || answer.equals(Behaviour.KEEP_AND_CUT);
        note(kept ? Seen.Event.KEPT : Seen.Event.DROPPED, recipient, messageId, addressedTo);
        boolean goesOn = answer(answer);
        if (goesOn && kept) {
            keptInAnswers.add(seen(Seen.Event.ANSWERED, recipient, messageId, addressedTo));
        }
        return goesOn;
    }

    private void note(Seen.Event event, String whom, String messageId, String addressedTo) {
        journal.note(seen(event, whom, messageId, addressedTo));
    }

    private static Seen seen(Seen.Event event, String whom, String messageId, String addressedTo) {
        return new Seen(System.nanoTime(), event, whom, messageId, addressedTo);
    }

    private boolean answer(String answer) {
        return !answer.equals(Behaviour.CUT) && !answer.equals(Behaviour.KEEP_AND_CUT) && say(answer);
    }

    private boolean say(String line) {
        answers.writeBytes((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return true;
    }

    private void tellAnswers() throws IOException {
        journal.force();
        answers.writeTo(out);
        answers.reset();
        keptInAnswers.forEach(journal::note);
        keptInAnswers.forEach(kept -> behaviour.at(Behaviour.Moment.ANSWERED, kept.recipient()));
        keptInAnswers.clear();
    }

    private String readLine() throws IOException {
        if (in.available() == 0) {
            tellAnswers();
        }
        StringBuilder line = new StringBuilder(80);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("client gone");
            }
            line.append((char) octet);
        }
        line.setLength(Math.max(0, line.length() - 1));
        return line.toString();
    }
}
