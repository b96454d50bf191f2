package org.tocsin.mailing.inbound.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/** Puts the parts together as the walk meets them; parts still open when the walk ends count as they are. */
final class PartTree {

    /** Longer than any honest header field; the rest of a longer one is not read. */
    private static final int LONGEST_FIELD = 16_384;

    private final Deque<Open> open = new ArrayDeque<>();
    private Open root = new Open();
    private int size;

    void open() {
        Open part = new Open();
        if (open.isEmpty()) {
            root = part;
        } else {
            open.peek().parts.add(part);
        }
        open.push(part);
        size++;
    }

    void close() {
        open.poll();
    }

    void field(Field field) {
        if (!open.isEmpty()) {
            open.peek().fields.add(new HeaderField(field.getNameLowerCase(), value(field)));
        }
    }

    void text(String text) {
        if (!open.isEmpty()) {
            open.peek().text = text;
        }
    }

    int depth() {
        return open.size();
    }

    int size() {
        return size;
    }

    Part root() {
        return root.part();
    }

    /** From the raw bytes, since many write their national charset straight into the header. */
    private static String value(Field field) {
        ByteSequence raw = field.getRaw();
        byte[] bytes = raw == null ? field.getBody().getBytes(StandardCharsets.ISO_8859_1) : raw.toByteArray();
        String text = Charsets.decode(bytes, StandardCharsets.UTF_8);
        String line = text.substring(0, Math.min(text.length(), LONGEST_FIELD));
        String body = raw == null ? line : line.substring(line.indexOf(':') + 1);
        return EncodedWords.decode(body.replaceAll("\\r?\\n(?=[ \\t])", "")).strip();
    }

    private static final class Open {
        private final List<HeaderField> fields = new ArrayList<>();
        private final List<Open> parts = new ArrayList<>();
        private String text = "";

        private Part part() {
            return new Part(
                    List.copyOf(fields), text, parts.stream().map(Open::part).toList());
        }
    }
}
