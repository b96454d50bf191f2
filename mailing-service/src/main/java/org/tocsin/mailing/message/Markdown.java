package org.tocsin.mailing.message;

import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** CommonMark with tables, as safe HTML and as text that reads well. Raw HTML is shown, not obeyed. */
final class Markdown {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .build();

    private static final TextContentRenderer INLINE =
            TextContentRenderer.builder().nodeRendererFactory(TextLinks::new).build();

    /** Our own renderers come first, and so before the extension's. */
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .nodeRendererFactory(TextLinks::new)
            .nodeRendererFactory(context -> new TextTables(context, INLINE))
            .extensions(EXTENSIONS)
            .lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
            .build();

    /** A second lock behind the renderer: only what mail programs show safely; an image never over plain http. */
    private static final PolicyFactory SAFE = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "em",
                    "strong",
                    "br",
                    "hr",
                    "a",
                    "img",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "th",
                    "td")
            .allowUrlProtocols("https", "http", "mailto")
            .allowAttributes("href", "title")
            .onElements("a")
            .allowAttributes("src")
            .matching((element, attribute, url) -> url.startsWith("https://") ? url : null)
            .onElements("img")
            .allowAttributes("alt", "title")
            .onElements("img")
            .allowAttributes("start")
            .onElements("ol")
            .allowAttributes("align")
            .onElements("th", "td")
            .toFactory();

    private final Node document;

    private Markdown(Node document) {
        this.document = document;
    }

    static Markdown parse(String source) {
        return new Markdown(PARSER.parse(source));
    }

    String html() {
        return SAFE.sanitize(HTML.render(document));
    }

    String text() {
        return TEXT.render(document);
    }
}
