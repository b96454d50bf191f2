package org.tocsin.mailing.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tocsin.mailing.dkim.Relaxed;
import org.tocsin.mailing.dkim.Signing;

/** A campaign's mail, encoded once. Safe for use by many threads. */
public final class CompiledMessage {

    private final Headers headers;
    private final Signing signing;
    private final List<SafeHeader> common;
    private final byte[] commonLines;
    private final String commonRelaxed;
    private final Template text;
    private final Template html;
    private final Fixed beforeText;
    private final Fixed beforeHtml;
    private final Fixed end;

    private CompiledMessage(Publisher publisher, Letter letter, Signing signing) {
        // "=_" never occurs in quoted-printable, so the boundary cannot occur in a part (RFC 2045 §6.7)
        String boundary = "=_" + letter.campaign();
        this.signing = signing;
        headers = new Headers(publisher, letter);
        common = headers.common(boundary);
        commonLines = bytes(lines(common) + "\r\n");
        commonRelaxed = relaxed(common);
        Layout layout = new Layout(publisher, letter);
        text = layout.text();
        html = layout.html();
        beforeText = Fixed.of(bytes(part(boundary, "text/plain")));
        beforeHtml = Fixed.of(bytes("\r\n" + part(boundary, "text/html")));
        end = Fixed.of(bytes("\r\n--" + boundary + "--\r\n"));
    }

    /** Renders, sanitises and encodes; takes milliseconds. */
    public static CompiledMessage compile(Publisher publisher, Letter letter) {
        return compile(publisher, letter, Signing.NONE);
    }

    /** The same, with every mail signed. */
    public static CompiledMessage compile(Publisher publisher, Letter letter, Signing signing) {
        return new CompiledMessage(publisher, letter, signing);
    }

    /**
     * The whole message for one reader, with CRLF line ends.
     *
     * @throws IllegalArgumentException when an address cannot stand in a header
     */
    public byte[] addressedTo(Addressee addressee) {
        List<SafeHeader> personal = headers.personal(addressee);
        BodyWriter body = new BodyWriter(!signing.off());
        write(addressee, body);
        ByteArrayOutputStream out = new ByteArrayOutputStream(
                2048 + commonLines.length + body.written().size());
        if (!signing.off()) {
            out.writeBytes(bytes(lines(signatures(personal, body.hash()))));
        }
        out.writeBytes(bytes(lines(personal)));
        out.writeBytes(commonLines);
        out.writeBytes(body.written().toByteArray());
        return out.toByteArray();
    }

    private void write(Addressee addressee, BodyWriter body) {
        body.write(beforeText);
        text.fill(addressee, body);
        body.write(beforeHtml);
        html.fill(addressee, body);
        body.write(end);
    }

    /** Every field that we write is signed, both ways to leave among them (RFC 8058 §4). */
    private List<SafeHeader> signatures(List<SafeHeader> personal, byte[] bodyHash) {
        String names = Stream.concat(personal.stream(), common.stream())
                .map(SafeHeader::name)
                .collect(Collectors.joining(":"));
        return signing.signatures(names, relaxed(personal) + commonRelaxed, bodyHash).stream()
                .map(value -> new SafeHeader("DKIM-Signature", value))
                .toList();
    }

    private static String lines(List<SafeHeader> fields) {
        return fields.stream().map(SafeHeader::line).collect(Collectors.joining());
    }

    private static String relaxed(List<SafeHeader> fields) {
        return fields.stream()
                .map(field -> Relaxed.header(field.name(), field.value()))
                .collect(Collectors.joining());
    }

    private static String part(String boundary, String type) {
        return String.join(
                "\r\n",
                List.of(
                        "--" + boundary,
                        "Content-Type: " + type + "; charset=utf-8",
                        "Content-Transfer-Encoding: quoted-printable",
                        "",
                        ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
