package org.tocsin.mailing.inbound.message;

import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;

/** The text of an HTML part without its markup, and without what mail programs mark as quoted. */
final class HtmlText {

    /** Nested deeper than this it is no letter; the parser's work grows with the square of the depth. */
    private static final int LONGEST = 60_000;

    private static final Set<String> UNREAD = Set.of("blockquote", "style", "script", "head", "title");
    private static final Set<String> LINES = Set.of("br", "p", "div", "tr", "li", "h1", "h2", "h3");

    private HtmlText() {}

    static String written(String html) {
        StringBuilder text = new StringBuilder();
        Jsoup.parse(html.substring(0, Math.min(html.length(), LONGEST))).body().filter((NodeFilter)
                (node, depth) -> read(node, text));
        return text.toString().replace('\u00a0', ' ');
    }

    private static FilterResult read(Node node, StringBuilder text) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText().replace('\n', ' '));
        }
        if (!(node instanceof Element element)) {
            return FilterResult.CONTINUE;
        }
        if (element.id().equals("divRplyFwdMsg")) {
            return FilterResult.STOP;
        }
        if (UNREAD.contains(element.normalName()) || element.hasClass("gmail_quote")) {
            return FilterResult.SKIP_ENTIRELY;
        }
        if (LINES.contains(element.normalName())) {
            text.append('\n');
        }
        return FilterResult.CONTINUE;
    }
}
