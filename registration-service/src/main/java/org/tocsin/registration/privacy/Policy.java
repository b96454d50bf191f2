package org.tocsin.registration.privacy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * One version of the privacy policy; it is named by the day from which it holds, such as {@code 2026-11-23}.
 *
 * @param material what it changes that readers have to be told; empty when it only says the same in other words
 */
public record Policy(LocalDate since, String markdown, Optional<String> material) {

    private static final Pattern MATERIAL =
            Pattern.compile("\\A\\s*<!--\\s*material:\\s*(.*?)\\s*-->\\s*", Pattern.DOTALL);
    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(TABLES).build();

    static Policy fromMarkdown(LocalDate since, String markdown) {
        Matcher material = MATERIAL.matcher(markdown);
        return material.find()
                ? new Policy(since, markdown.substring(material.end()), Optional.of(material.group(1)))
                : new Policy(since, markdown, Optional.empty());
    }

    public String version() {
        return since.toString();
    }

    public String html() {
        return RENDERER.render(PARSER.parse(markdown));
    }
}
