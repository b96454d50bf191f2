package org.tocsin.mailing.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A campaign's mail, encoded once. Safe for use by many threads. */
public final class CompiledMessage {

    private final Headers headers;
    private final byte[] common;
    private final Template text;
    private final Template html;
    private final byte[] beforeText;
    private final byte[] beforeHtml;
    private final byte[] end;

    private CompiledMessage(Publisher publisher, Letter letter) {
        // "=_" never occurs in quoted-printable, so the boundary cannot occur in a part (RFC 2045 §6.7)
        String boundary = "=_" + letter.campaign();
        headers = new Headers(publisher, letter);
        common = bytes(headers.common(boundary));
        Layout layout = new Layout(publisher, letter);
        text = layout.text();
        html = layout.html();
        beforeText = bytes("\r\n" + part(boundary, "text/plain"));
        beforeHtml = bytes("\r\n" + part(boundary, "text/html"));
        end = bytes("\r\n--" + boundary + "--\r\n");
    }

    /** Renders, sanitises and encodes; takes milliseconds. */
    public static CompiledMessage compile(Publisher publisher, Letter letter) {
        return new CompiledMessage(publisher, letter);
    }

    /**
     * The whole message for one reader, with CRLF line ends.
     *
     * @throws IllegalArgumentException when an address cannot stand in a header
     */
    public byte[] addressedTo(Addressee addressee) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        headers.personal(addressee).forEach(header -> out.writeBytes(bytes(header.line())));
        out.writeBytes(common);
        out.writeBytes(beforeText);
        text.fill(addressee, out);
        out.writeBytes(beforeHtml);
        html.fill(addressee, out);
        out.writeBytes(end);
        return out.toByteArray();
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
