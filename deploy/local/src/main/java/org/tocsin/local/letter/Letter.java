package org.tocsin.local.letter;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A received message in the pieces that a page shows.
 *
 * @param headers each whole header line, decoded no further, in the order in which they stand
 * @param oneClick where one POST unsubscribes (RFC 8058), if the message says so
 */
public record Letter(
        String reader,
        long number,
        Instant receivedAt,
        String from,
        String to,
        String subject,
        String text,
        Optional<String> html,
        List<String> headers,
        Optional<String> replyTo,
        Optional<String> messageId,
        Optional<URI> oneClick) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm:ss");

    /** The path of its page. */
    public String path() {
        return readerPath(reader) + "/" + number;
    }

    public String readerPath() {
        return readerPath(reader);
    }

    public String received() {
        return MOMENT.format(receivedAt.atZone(ZoneId.systemDefault()));
    }

    public String replySubject() {
        return subject.regionMatches(true, 0, "Re:", 0, 3) ? subject : "Re: " + subject;
    }

    public static String readerPath(String reader) {
        return "/readers/" + URLEncoder.encode(reader, StandardCharsets.UTF_8);
    }
}
