package org.tocsin.bench.send;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;

/** The Vert.x client that Quarkus Mailer wraps, with ten kept connections. */
final class QuarkusMailer implements Contestant, AutoCloseable {

    private static final int CONNECTIONS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final MailClient client;

    QuarkusMailer(int port) {
        client = MailClient.create(
                vertx,
                new MailConfig()
                        .setHostname("127.0.0.1")
                        .setPort(port)
                        .setStarttls(StartTLSOptions.DISABLED)
                        .setPipelining(true)
                        .setMaxPoolSize(CONNECTIONS));
    }

    @Override
    public String name() {
        return "Quarkus Mailer (vertx-mail-client), 10 connections kept open";
    }

    @Override
    public int share() {
        return 10;
    }

    @Override
    public Heat send(int messages) throws Exception {
        AtomicInteger failed = new AtomicInteger();
        Semaphore underway = new Semaphore(CONNECTIONS * 2);
        long begin = System.nanoTime();
        for (int number = 0; number < messages; number++) {
            underway.acquire();
            client.sendMail(message(number)).onComplete(result -> {
                failed.addAndGet(result.failed() ? 1 : 0);
                underway.release();
            });
        }
        underway.acquire(CONNECTIONS * 2);
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " messages failed");
        }
        return new Heat(messages, time);
    }

    private static MailMessage message(int number) {
        return new MailMessage(
                        "alerts@threatpost.example",
                        "reader-" + number + "@readers.example",
                        "Update the gateway now",
                        Letter.text(number))
                .setHtml(Letter.html(number));
    }

    @Override
    public void close() {
        client.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
