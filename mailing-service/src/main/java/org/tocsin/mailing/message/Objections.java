package org.tocsin.mailing.message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * What an author has to hear of before anything is sent: a slot of another program, which every reader would see as it stands, and an image that mail
 * programs would not load. Code may say what it likes.
 */
public final class Objections extends AbstractVisitor {

    private static final Pattern SLOT = Pattern.compile("\\{\\{[^{}]{0,80}\\}\\}");
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private Optional<String> first = Optional.empty();

    private Objections() {}

    /** The first one, with its line counted from 1. */
    public static Optional<String> to(String markdown) {
        Objections objections = new Objections();
        PARSER.parse(markdown).accept(objections);
        return objections.first;
    }

    @Override
    public void visit(Text text) {
        objectToSlots(text, text.getLiteral());
    }

    @Override
    public void visit(Link link) {
        objectToSlots(link, link.getDestination());
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        if (!image.getDestination().startsWith("https://")) {
            object(image, "the image " + image.getDestination() + " must begin with https://");
        }
        visitChildren(image);
    }

    private void objectToSlots(Node node, String text) {
        Matcher slot = SLOT.matcher(text);
        if (slot.find()) {
            object(
                    node,
                    slot.group()
                            + " is filled in by nothing; the greeting and the link to leave are added to every mail."
                            + " If readers are to see it, put it between backticks");
        }
    }

    private void object(Node node, String why) {
        if (first.isEmpty()) {
            String line = node.getSourceSpans().isEmpty()
                    ? ""
                    : "line " + (node.getSourceSpans().get(0).getLineIndex() + 1) + ": ";
            first = Optional.of(line + why);
        }
    }
}
