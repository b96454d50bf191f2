package org.tocsin.registration.privacy;

import java.time.LocalDate;
import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** One version of the privacy policy; it is named by the day from which it holds, such as {@code 2026-11-23}. */
public record Policy(LocalDate since, String html) {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(TABLES).build();

    static Policy fromMarkdown(LocalDate since, String markdown) {
        return new Policy(since, RENDERER.render(PARSER.parse(markdown)));
    }

    public String version() {
        return since.toString();
    }
}
