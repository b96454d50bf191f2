package org.tocsin.mailing.inbound.smtp;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Speaks SMTP octet by octet, so that tests can also say what no proper client says. */
final class SmtpClient implements Closeable {

    private final String hello;
    private final StringBuilder lastReply = new StringBuilder();
    private Socket socket;
    private BufferedReader replies;
    private OutputStream out;
    private String greeting = "";

    SmtpClient(int port) throws IOException {
        this(port, "EHLO");
    }

    /** In the protocol that this greeting belongs to. */
    SmtpClient(int port, String hello) throws IOException {
        this.hello = hello;
        speakOver(new Socket(InetAddress.getLoopbackAddress(), port));
        if (reply().startsWith("220")) {
            greet();
        }
    }

    /** What follows STARTTLS (RFC 3207 section 4.2): the handshake, and the greeting once more. */
    void encrypt(SSLSocketFactory trusting) throws IOException {
        SSLSocket encrypted = (SSLSocket) trusting.createSocket(socket, "localhost", socket.getPort(), true);
        encrypted.startHandshake();
        speakOver(encrypted);
        greet();
    }

    private void speakOver(Socket connection) throws IOException {
        socket = connection;
        socket.setSoTimeout(20_000);
        replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = socket.getOutputStream();
    }

    private void greet() throws IOException {
        say(hello + " client.readers.example");
        greeting = lastReply.toString();
    }

    /** Sends a command and returns the last line of the reply. */
    String say(String command) throws IOException {
        write(command + "\r\n");
        return reply();
    }

    /** A whole message in one go; the reply to RCPT if that is a refusal, else the reply to the final dot. */
    String deliver(String from, String to, String message) throws IOException {
        say("MAIL FROM:<" + from + ">");
        String taken = say("RCPT TO:<" + to + ">");
        if (!taken.startsWith("250")) {
            say("RSET");
            return taken;
        }
        say("DATA");
        return say(message + "\r\n.");
    }

    void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** What the server said about itself. */
    String greeting() {
        return greeting;
    }

    String reply() throws IOException {
        lastReply.setLength(0);
        String line = replies.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            lastReply.append(line).append('\n');
            line = replies.readLine();
        }
        return line == null ? "" : line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
