package org.tocsin.mailing.message;

import java.util.ArrayList;
import java.util.List;

/**
 * A body part with slots, encoded. Slots are places in this list and never marks in the text, so nothing that an author or a reader writes can
 * become one.
 */
final class Template {

    /** Text that is encoded already, or a slot. */
    private interface Piece {
        void write(Addressee addressee, BodyWriter out);
    }

    private final List<Piece> pieces;
    private final int size;

    private Template(List<Piece> pieces, int size) {
        this.pieces = pieces;
        this.size = size;
    }

    static Builder builder() {
        return new Builder();
    }

    void fill(Addressee addressee, BodyWriter out) {
        pieces.forEach(piece -> piece.write(addressee, out));
    }

    /** Octets of what is the same for everybody. */
    int size() {
        return size;
    }

    /** Text and slots in the order in which they are read. */
    static final class Builder {

        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int size;

        Builder text(String more) {
            text.append(more);
            return this;
        }

        Builder slot(Slot slot) {
            closeText();
            pieces.add((addressee, out) -> out.write(QuotedPrintable.encode(addressee.valueOf(slot))));
            return this;
        }

        Template build() {
            closeText();
            return new Template(List.copyOf(pieces), size);
        }

        private void closeText() {
            Fixed encoded = Fixed.of(QuotedPrintable.encode(text.toString()));
            pieces.add((addressee, out) -> out.write(encoded));
            size += encoded.octets().length;
            text.setLength(0);
        }
    }
}
