package org.tocsin.local.mailbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import org.tocsin.backing.MailServer;
import org.tocsin.backing.ReceivedMail;
import org.tocsin.local.letter.Letter;
import org.tocsin.local.letter.LetterReader;

/** What the mailbox shows. */
final class MailboxPages {

    private static final int NEWEST_SHOWN = 100;
    private static final String HTML = "text/html; charset=utf-8";
    /** The frame gets no origin, no script and no network; its links may open a page of their own. */
    private static final String FRAME_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
            + "sandbox allow-popups allow-popups-to-escape-sandbox";

    private final MailServer mail;
    private final Templates templates = new Templates();

    MailboxPages(MailServer mail) {
        this.mail = mail;
    }

    void overview(RoutingContext context) {
        List<ReceivedMail> all = mail.mails();
        Map<String, Long> readers =
                all.stream().collect(Collectors.groupingBy(ReceivedMail::reader, TreeMap::new, Collectors.counting()));
        show(
                context,
                templates
                        .page("overview")
                        .data(
                                "readers",
                                readers.entrySet().stream()
                                        .map(entry -> Inbox.of(entry.getKey(), entry.getValue()))
                                        .toList())
                        .data("letters", letters(all)));
    }

    void reader(RoutingContext context) {
        String reader = context.pathParam("reader");
        show(
                context,
                templates
                        .page("reader")
                        .data("reader", reader)
                        .data(
                                "sent",
                                Optional.ofNullable(context.request().getParam("sent"))
                                        .orElse(""))
                        .data("letters", letters(mail.mails(reader))));
    }

    void letter(RoutingContext context) {
        find(context)
                .ifPresentOrElse(
                        letter -> show(
                                context,
                                templates
                                        .page("letter")
                                        .data("letter", letter)
                                        .data("text", new RawString(SafeText.withLinks(letter.text())))),
                        () -> context.fail(404));
    }

    void html(RoutingContext context) {
        find(context)
                .flatMap(Letter::html)
                .ifPresentOrElse(
                        html -> context.response()
                                .putHeader("Content-Type", HTML)
                                .putHeader("Content-Security-Policy", FRAME_POLICY)
                                .end(SafeText.page(html)),
                        () -> context.fail(404));
    }

    void reply(RoutingContext context) {
        find(context)
                .ifPresentOrElse(
                        letter -> show(
                                context,
                                templates
                                        .page("reply")
                                        .data("letter", letter)
                                        .data("subject", letter.replySubject())
                                        .data("text", "")
                                        .data("problem", "")),
                        () -> context.fail(404));
    }

    /** {@code ?to=} an address; without it, everybody's. */
    void json(RoutingContext context) {
        String reader = context.request().getParam("to");
        List<ReceivedMail> found = reader == null ? mail.mails() : mail.mails(reader);
        JsonArray array = new JsonArray();
        found.stream().map(LetterReader::read).map(MailboxPages::json).forEach(array::add);
        context.response().putHeader("Content-Type", "application/json").end(array.encodePrettily());
    }

    private static JsonObject json(Letter letter) {
        return new JsonObject()
                .put("number", letter.number())
                .put("to", letter.reader())
                .put("from", letter.from())
                .put("subject", letter.subject())
                .put("messageId", letter.messageId().orElse(null))
                .put("receivedAt", letter.receivedAt().toString())
                .put("text", letter.text())
                .put("html", letter.html().orElse(null))
                .put("headers", new JsonArray(letter.headers()));
    }

    private Optional<Letter> find(RoutingContext context) {
        return LetterPath.find(mail, context);
    }

    private static List<Letter> letters(List<ReceivedMail> mails) {
        return mails.stream().limit(NEWEST_SHOWN).map(LetterReader::read).toList();
    }

    static void show(RoutingContext context, TemplateInstance page) {
        context.response().putHeader("Content-Type", HTML).end(page.render());
    }

    /** One line of the list of readers. */
    record Inbox(String reader, String path, long count) {

        static Inbox of(String reader, long count) {
            return new Inbox(reader, Letter.readerPath(reader), count);
        }
    }
}
