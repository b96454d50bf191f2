package org.tocsin.local.letter;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.tocsin.backing.ReceivedMail;

/** Takes a message apart. What is missing or broken in it shows as empty, never as an error page. */
public final class LetterReader {

    private static final Pattern HTTP_TARGET = Pattern.compile("<(https?://[^>\\s]+)>");

    private LetterReader() {}

    public static Letter read(ReceivedMail mail) {
        MimeMessage message = mail.message();
        return new Letter(
                mail.reader(),
                mail.number(),
                mail.receivedAt(),
                addresses(orEmpty(message::getFrom)),
                addresses(orEmpty(message::getAllRecipients)),
                attempt(message::getSubject).orElse("(no subject)"),
                body(message, "text/plain").orElse(""),
                body(message, "text/html"),
                headers(message),
                replyTo(message),
                attempt(message::getMessageID),
                oneClick(message));
    }

    private static String addresses(Address[] addresses) {
        return Arrays.stream(addresses)
                .map(address ->
                        address instanceof InternetAddress mailbox ? mailbox.toUnicodeString() : address.toString())
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
    }

    private static Optional<String> body(Part part, String type) {
        return attempt(() -> textOf(part, type)).flatMap(found -> found);
    }

    private static Optional<String> textOf(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent() instanceof String text ? Optional.of(text) : Optional.empty();
        }
        return part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts
                ? parts(parts)
                        .map(child -> body(child, type))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<BodyPart> parts(Multipart parts) throws MessagingException {
        Stream.Builder<BodyPart> children = Stream.builder();
        for (int i = 0; i < parts.getCount(); i++) {
            children.add(parts.getBodyPart(i));
        }
        return children.build();
    }

    private static List<String> headers(MimeMessage message) {
        return attempt(() -> Collections.list(message.getAllHeaderLines())).orElse(new ArrayList<>());
    }

    private static Optional<String> replyTo(MimeMessage message) {
        return Arrays.stream(orEmpty(message::getReplyTo))
                .filter(InternetAddress.class::isInstance)
                .map(address -> ((InternetAddress) address).getAddress())
                .findFirst();
    }

    private static Optional<URI> oneClick(MimeMessage message) {
        return attempt(() -> message.getHeader("List-Unsubscribe-Post", null))
                .flatMap(present -> attempt(() -> message.getHeader("List-Unsubscribe", ",")))
                .map(HTTP_TARGET::matcher)
                .filter(Matcher::find)
                .flatMap(found -> attempt(() -> URI.create(found.group(1))));
    }

    private static Address[] orEmpty(Reading<Address[]> reading) {
        return attempt(reading).orElse(new Address[0]);
    }

    private static <T> Optional<T> attempt(Reading<T> reading) {
        try {
            return Optional.ofNullable(reading.read());
        } catch (MessagingException | IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private interface Reading<T> {
        T read() throws MessagingException, IOException;
    }
}
