package org.tocsin.bench.send;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/** Jakarta Mail (Angus): a few threads, each with a connection that it keeps. */
final class JakartaMail implements Contestant, AutoCloseable {

    private static final int CONNECTIONS = 4;

    private final int port;
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    JakartaMail(int port) {
        this.port = port;
    }

    @Override
    public String name() {
        return "Jakarta Mail (Angus), 4 connections kept open";
    }

    @Override
    public int share() {
        return 5;
    }

    @Override
    public Heat send(int messages) throws Exception {
        int each = messages / CONNECTIONS;
        List<Future<?>> work = new ArrayList<>();
        long begin = System.nanoTime();
        for (int thread = 0; thread < CONNECTIONS; thread++) {
            int from = thread * each;
            work.add(threads.submit(() -> sendRange(from, from + each)));
        }
        for (Future<?> part : work) {
            part.get();
        }
        return new Heat(each * CONNECTIONS, Duration.ofNanos(System.nanoTime() - begin));
    }

    private Void sendRange(int from, int to) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(port));
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (int number = from; number < to; number++) {
                MimeMessage message = message(session, number);
                transport.sendMessage(message, message.getAllRecipients());
            }
        }
        return null;
    }

    private static MimeMessage message(Session session, int number) throws Exception {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(Letter.text(number), "utf-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(Letter.html(number), "utf-8", "html");
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("alerts@threatpost.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("reader-" + number + "@readers.example"));
        message.setSubject("Update the gateway now");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
