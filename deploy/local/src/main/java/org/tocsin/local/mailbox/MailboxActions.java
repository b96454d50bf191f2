package org.tocsin.local.mailbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

import jakarta.mail.MessagingException;

import io.vertx.ext.web.RoutingContext;

import org.tocsin.backing.MailServer;
import org.tocsin.local.letter.Letter;
import org.tocsin.local.letter.Replies;
import org.tocsin.local.letter.Reply;

/** What a reader does with a message: answers it, or presses the mail program's unsubscribe button. */
final class MailboxActions {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final MailServer mail;
    private final Replies replies;
    private final Templates templates = new Templates();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    MailboxActions(MailServer mail, Replies replies) {
        this.mail = mail;
        this.replies = replies;
    }

    void reply(RoutingContext context) {
        LetterPath.find(mail, context)
                .filter(letter -> letter.replyTo().isPresent())
                .ifPresentOrElse(letter -> reply(context, letter), () -> context.fail(404));
    }

    private void reply(RoutingContext context, Letter letter) {
        String subject = field(context, "subject");
        String text = field(context, "text");
        Reply reply = new Reply(letter.reader(), letter.replyTo().orElseThrow(), subject, text, letter.messageId());
        try {
            replies.send(reply);
            seeOther(context, letter.readerPath() + "?sent=reply");
        } catch (MessagingException refused) {
            context.response().setStatusCode(502);
            MailboxPages.show(
                    context,
                    templates
                            .page("reply")
                            .data("letter", letter)
                            .data("subject", subject)
                            .data("text", text)
                            .data("problem", "The reply was not taken: " + refused.getMessage()));
        }
    }

    /** What a mail program does when its unsubscribe button is pressed (RFC 8058, section 3.2). */
    void oneClick(RoutingContext context) {
        LetterPath.find(mail, context)
                .flatMap(letter -> letter.oneClick().map(target -> pressed(letter, target)))
                .ifPresentOrElse(next -> seeOther(context, next), () -> context.fail(404));
    }

    private String pressed(Letter letter, URI target) {
        HttpRequest post = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
                .build();
        return letter.readerPath() + "?sent=" + (succeeds(post) ? "one-click" : "one-click-failed");
    }

    private boolean succeeds(HttpRequest post) {
        try {
            return http.send(post, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException unreachable) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String field(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getFormAttribute(name)).orElse("");
    }

    private static void seeOther(RoutingContext context, String path) {
        context.response().setStatusCode(303).putHeader("Location", path).end();
    }
}
