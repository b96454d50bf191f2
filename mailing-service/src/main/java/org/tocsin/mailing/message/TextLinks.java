package org.tocsin.mailing.message;

import java.util.Set;

import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** Links in plain text: {@code what it is <https://...>}, which mail programs recognise and do not break (RFC 3986, appendix C). */
final class TextLinks implements NodeRenderer {

    private final TextContentNodeRendererContext context;

    TextLinks(TextContentNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class, Image.class);
    }

    @Override
    public void render(Node node) {
        renderChildren(node);
        if (node instanceof Link link && !isItsOwnText(link)) {
            context.getWriter().write(" <" + link.getDestination() + ">");
        }
    }

    private void renderChildren(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }

    private static boolean isItsOwnText(Link link) {
        return link.getFirstChild() instanceof Text text
                && (text.getLiteral().equals(link.getDestination())
                        || ("mailto:" + text.getLiteral()).equals(link.getDestination()));
    }
}
