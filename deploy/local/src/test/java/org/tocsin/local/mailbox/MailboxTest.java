package org.tocsin.local.mailbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.MailServer;
import org.tocsin.backing.Ports;
import org.tocsin.backing.ReceivedMail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MailboxTest {

    private static final String LETTER = "/readers/first%40readers.example/1";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Integer> ports = Ports.free(5);
    private final MailServer readers = MailServer.start(ports.get(0), ports.get(1), 100);
    /** Stands for the publisher's inbound listener. */
    private final MailServer publisher = MailServer.start(ports.get(2), ports.get(3), 100);

    @BeforeEach
    void start() throws MessagingException {
        Mailbox.start(vertx, ports.get(4), ports.get(2), readers)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        deliver();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        readers.close();
        publisher.close();
    }

    @Test
    void overviewSaysWhoGotWhat() throws Exception {
        String page = get("/").body();
        assertTrue(page.contains("first@readers.example"), page);
        assertTrue(page.contains("Patch &lt;now&gt;"), page);
    }

    @Test
    void letterShowsTextHeadersAndFrame() throws Exception {
        String page = get(LETTER).body();
        assertTrue(page.contains("<a href=\"http://localhost:8080/confirm/x\">"), page);
        assertTrue(page.contains("Reply-To: r-token@reply.threatpost.example"), page);
        assertTrue(page.contains("sandbox=\"allow-popups"), page);
    }

    @Test
    void htmlIsSandboxedAndClean() throws Exception {
        HttpResponse<String> frame = get(LETTER + "/html");
        assertTrue(frame.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("sandbox"));
        assertFalse(frame.body().contains("<script"), frame.body());
    }

    @Test
    void replyTakesTheRealWay() throws Exception {
        assertTrue(get(LETTER + "/reply").body().contains("Re: Patch &lt;now&gt;"));
        HttpResponse<String> sent = post(LETTER + "/reply", "subject=unsubscribe&text=Enough");
        assertEquals(303, sent.statusCode());
        ReceivedMail reply = publisher.mails("r-token@reply.threatpost.example").get(0);
        assertEquals("unsubscribe", reply.message().getSubject());
        assertEquals("<one@threatpost.example>", reply.message().getHeader("In-Reply-To", null));
        assertEquals("first@readers.example", reply.message().getFrom()[0].toString());
    }

    @Test
    void replyThatIsNotTakenIsShownAgainWithItsText() throws Exception {
        publisher.close();
        HttpResponse<String> refused = post(LETTER + "/reply", "subject=unsubscribe&text=Enough");
        assertEquals(502, refused.statusCode());
        assertTrue(refused.body().contains("Enough"), refused.body());
    }

    @Test
    void messageThatIsNotThereIsNotFound() throws Exception {
        assertEquals(404, get("/readers/first%40readers.example/99").statusCode());
        assertEquals(404, get("/readers/first%40readers.example/x").statusCode());
    }

    @Test
    void foreignSiteCannotSendAReply() throws Exception {
        HttpRequest forged = request(LETTER + "/reply")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.ofString("subject=x"))
                .build();
        assertEquals(
                403, client.send(forged, HttpResponse.BodyHandlers.ofString()).statusCode());
    }

    @Test
    void jsonListsOneReadersMail() throws Exception {
        assertTrue(get("/api/messages?to=first@readers.example").body().contains("Patch <now>"));
        assertEquals("[ ]", get("/api/messages?to=nobody@readers.example").body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        HttpRequest post = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(post, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.get(4) + path));
    }

    private void deliver() throws MessagingException {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", ports.get(0));
        MimeMessage message = new MimeMessage(Session.getInstance(settings)) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<one@threatpost.example>");
            }
        };
        message.setFrom("alerts@threatpost.example");
        message.setReplyTo(InternetAddress.parse("r-token@reply.threatpost.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("first@readers.example"));
        message.setSubject("Patch <now>");
        message.setContent(Letters.alternative());
        Transport.send(message);
    }
}
