package org.tocsin.local.demo;

import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import org.tocsin.local.letter.Letter;
import org.tocsin.local.letter.Replies;
import org.tocsin.local.letter.Reply;

/** What readers do: on the public pages and in their mailboxes. */
final class ReaderSide {

    private final URI origin;
    private final PublicSite site;
    private final Inboxes inboxes;
    private final Replies replies;
    private final Deadline deadline;

    ReaderSide(DemoSettings settings, Deadline deadline) {
        this.origin = settings.origin();
        this.site = new PublicSite(settings.origin());
        this.inboxes = new Inboxes(settings.imapPort());
        this.replies = new Replies(settings.inboundPort());
        this.deadline = deadline;
    }

    void signUp(Reader reader) throws InterruptedException {
        if (reader.usesPage()) {
            site.subscribeOnPage(reader);
        } else {
            site.subscribeByJson(reader);
        }
    }

    Letter receiveConfirmationMail(Reader reader) throws InterruptedException {
        return await(
                reader, "a confirmation mail", letter -> link(letter, "confirm").isPresent());
    }

    void confirm(Reader reader) throws InterruptedException {
        Letter mail = receiveConfirmationMail(reader);
        site.pressButton(link(mail, "confirm").orElseThrow());
    }

    /** Signs in by a mailed link, as every reader has to who wants more than to leave. */
    Document openPreferences(Reader reader) throws InterruptedException {
        site.askForLink(reader.email());
        Letter mail = await(reader, "a link to sign in", letter -> link(letter, "account/enter")
                .isPresent());
        return site.openPreferences(link(mail, "account/enter").orElseThrow());
    }

    void stopSharing(Document preferences) throws InterruptedException {
        site.press(preferences, "form[action=/preferences/sharing] button[name=consented][value=no]");
    }

    /** What the reader is told that sponsors got; empty for nothing. */
    Optional<String> sharing(Document preferences) throws InterruptedException {
        Document page = site.press(preferences, "form[action=/preferences/shared]");
        return Optional.ofNullable(page.selectFirst("main li")).map(Element::text);
    }

    Letter receive(Reader reader, Alert alert) throws InterruptedException {
        return await(reader, "the alert", about(alert));
    }

    boolean has(Reader reader, Alert alert) {
        return inboxes.find(reader.email(), about(alert)).isPresent();
    }

    /** Leaves, and waits for the mail that acknowledges it. */
    void leave(Reader reader, Alert alert) throws InterruptedException {
        if (reader.departure() == Departure.NOT_AT_ALL) {
            return;
        }
        Letter mail = receive(reader, alert);
        switch (reader.departure()) {
            case BY_LINK -> site.pressButton(required(link(mail, "unsubscribe"), "a link to leave by"));
            case BY_ONE_CLICK -> site.unsubscribeWithOneClick(required(mail.oneClick(), "a one-click address"));
            case BY_REPLY -> reply(reader, mail);
            case NOT_AT_ALL -> throw new IllegalStateException("Stays: " + reader.email());
        }
        await(reader, "an acknowledgement", letter -> link(letter, "resubscribe")
                .isPresent());
    }

    private void reply(Reader reader, Letter mail) {
        String to = required(mail.replyTo(), "an address for replies");
        try {
            replies.send(new Reply(reader.email(), to, "unsubscribe", "No more, please.", mail.messageId()));
        } catch (MessagingException refused) {
            throw new DidNotHappenException("the reply was not taken: " + refused.getMessage(), refused);
        }
    }

    private Letter await(Reader reader, String what, Predicate<Letter> wanted) throws InterruptedException {
        return deadline.await("no " + what.replaceFirst("^(an?|the) ", ""), () -> inboxes.find(reader.email(), wanted));
    }

    private static Predicate<Letter> about(Alert alert) {
        return letter -> letter.subject().equals(alert.subject());
    }

    /** The first link into a part of the public site that the mail's text holds. */
    private Optional<URI> link(Letter letter, String part) {
        Matcher found = Pattern.compile(Pattern.quote(origin + "/" + part + "/") + "[\\w.~-]+")
                .matcher(letter.text());
        return found.find() ? Optional.of(URI.create(found.group())) : Optional.empty();
    }

    private static <T> T required(Optional<T> value, String what) {
        return value.orElseThrow(
                () -> new DidNotHappenException("the alert holds no " + what.replaceFirst("^an? ", "")));
    }
}
