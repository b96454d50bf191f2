package org.tocsin.mailing.inbound.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A node of the MIME tree. An enclosed message is a part of its own below the part that encloses it. */
public record Part(List<HeaderField> fields, String text, List<Part> parts) {

    private static final Pattern MEDIA_TYPE = Pattern.compile("\\s*([\\w.+-]{1,80})/([\\w.+-]{1,120})");

    /** The first field of this name; names are given in lower case. */
    public Optional<String> header(String name) {
        return headers(name).findFirst();
    }

    public Stream<String> headers(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(HeaderField::value);
    }

    public boolean has(String name) {
        return header(name).isPresent();
    }

    /** In lower case; {@code text/plain} where it is missing or unreadable (RFC 2045 section 5.2). */
    public String mediaType() {
        return header("content-type")
                .map(MEDIA_TYPE::matcher)
                .filter(Matcher::lookingAt)
                .map(type -> (type.group(1) + "/" + type.group(2)).toLowerCase(Locale.ROOT))
                .orElse("text/plain");
    }

    /** A parameter of the content type, such as {@code report-type}, in lower case. */
    public Optional<String> parameter(String name) {
        Pattern parameter = Pattern.compile(";\\s*" + Pattern.quote(name) + "\\s*=\\s*\"?([^\";\\s]{1,200})");
        return header("content-type")
                .map(type -> type.toLowerCase(Locale.ROOT))
                .map(parameter::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1));
    }

    /** Its text, without markup if it is HTML. */
    public String plainText() {
        return mediaType().equals("text/html") ? HtmlText.written(text) : text;
    }

    /** This part and all below it, in the order of the message. */
    public Stream<Part> all() {
        return Stream.concat(Stream.of(this), parts.stream().flatMap(Part::all));
    }

    /** This part and those below it, without what lies in an enclosed message. */
    public Stream<Part> own() {
        return enclosesMessage()
                ? Stream.of(this)
                : Stream.concat(Stream.of(this), parts.stream().flatMap(Part::own));
    }

    public boolean enclosesMessage() {
        return mediaType().equals("message/rfc822");
    }
}
