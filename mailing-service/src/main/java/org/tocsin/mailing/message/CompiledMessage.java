package org.tocsin.mailing.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.tocsin.mailing.dkim.Relaxed;
import org.tocsin.mailing.dkim.Signing;

/** A campaign's mail, encoded once. Safe for use by many threads. */
public final class CompiledMessage {

    /** Octets: addresses, links, a name, signatures. More is possible, and costs a copy. */
    private static final int ROOM_FOR_WHAT_DIFFERS = 4096;

    private final Headers headers;
    private final Signing signing;
    private final byte[] commonLines;
    private final String commonNames;
    private final String commonRelaxed;
    private final Template text;
    private final Template html;
    private final Fixed beforeText;
    private final Fixed beforeHtml;
    private final Fixed end;
    private final int usualSize;

    private CompiledMessage(Publisher publisher, Letter letter, Signing signing) {
        // "=_" never occurs in quoted-printable, so the boundary cannot occur in a part (RFC 2045 §6.7)
        String boundary = "=_" + letter.campaign();
        this.signing = signing;
        headers = new Headers(publisher, letter);
        List<SafeHeader> common = headers.common(boundary);
        commonLines = bytes(lines(common) + "\r\n");
        commonRelaxed = relaxed(common);
        commonNames = common.stream().map(SafeHeader::name).collect(Collectors.joining(":"));
        Layout layout = new Layout(publisher, letter);
        text = layout.text();
        html = layout.html();
        beforeText = Fixed.of(bytes(part(boundary, "text/plain")));
        beforeHtml = Fixed.of(bytes("\r\n" + part(boundary, "text/html")));
        end = Fixed.of(bytes("\r\n--" + boundary + "--\r\n"));
        usualSize = ROOM_FOR_WHAT_DIFFERS + commonLines.length + text.size() + html.size();
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
     * The whole message for one reader, with CRLF line ends, 7-bit, and without a line that begins with a dot: headers are ASCII, bodies quoted-printable.
     *
     * @throws IllegalArgumentException when an address cannot stand in a header
     */
    public byte[] addressedTo(Addressee addressee) {
        List<SafeHeader> personal = headers.personal(addressee);
        ByteArrayOutputStream out = new ByteArrayOutputStream(usualSize);
        if (signing.off()) {
            writeHeader(personal, out);
            write(addressee, BodyWriter.plain(out));
        } else {
            ByteArrayOutputStream body = new ByteArrayOutputStream(usualSize);
            BodyWriter hashed = BodyWriter.hashed(body);
            write(addressee, hashed);
            out.writeBytes(bytes(lines(signatures(personal, hashed.hash()))));
            writeHeader(personal, out);
            out.writeBytes(body.toByteArray());
        }
        return out.toByteArray();
    }

    private void writeHeader(List<SafeHeader> personal, ByteArrayOutputStream out) {
        out.writeBytes(bytes(lines(personal)));
        out.writeBytes(commonLines);
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
        String names = personal.stream().map(field -> field.name() + ":").collect(Collectors.joining()) + commonNames;
        return signing.signatures(names, relaxed(personal) + commonRelaxed, bodyHash).stream()
                .map(value -> new SafeHeader("DKIM-Signature", value))
                .toList();
    }

    private static String lines(List<SafeHeader> fields) {
        StringBuilder lines = new StringBuilder(ROOM_FOR_WHAT_DIFFERS);
        fields.forEach(field -> lines.append(field.line()));
        return lines.toString();
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
