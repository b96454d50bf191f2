package org.tocsin.mailing.inbound.message;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.apache.james.mime4j.stream.Field;

/** Puts the parts together as the walk meets them; parts still open when the walk ends count as they are. */
final class PartTree {

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
            open.peek().fields.add(RawField.of(field));
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

    private static final class Open {
        private final List<RawField> fields = new ArrayList<>();
        private final List<Open> parts = new ArrayList<>();
        private String text = "";

        private Part part() {
            Charset charset = fields.stream()
                    .filter(field -> field.name().equals("content-type"))
                    .findFirst()
                    .map(RawField::charset)
                    .orElse(StandardCharsets.UTF_8);
            return new Part(
                    fields.stream().map(field -> field.decoded(charset)).toList(),
                    text,
                    parts.stream().map(Open::part).toList());
        }
    }
}
