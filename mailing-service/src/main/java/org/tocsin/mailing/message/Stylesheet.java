package org.tocsin.mailing.message;

import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;

/** How a mail looks. Each element carries its style, since many mail programs drop a style sheet; what needs a condition (dark, narrow) is in the head. */
final class Stylesheet {

    static final String PAGE = "margin:0;padding:0;background:#f4f4f2;color:#1d1d1b";
    static final String LETTER = "max-width:38em;margin:0 auto;padding:1.5em;background:#ffffff;"
            + "font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    static final String QUIET = "margin:0 0 1.5em;color:#5c5c58;font-size:14px";
    static final String PARAGRAPH = "margin:0 0 1em";
    static final String FOOT =
            "margin-top:2em;padding-top:1em;border-top:1px solid #d9d9d4;color:#5c5c58;font-size:13px";

    static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <style>
            img { max-width: 100%%; height: auto; }
            @media (max-width: 30em) { .letter { padding: 1em !important; } }
            @media (prefers-color-scheme: dark) {
            .page { background: #161615 !important; color: #e8e8e4 !important; }
            .letter { background: #1f1f1d !important; color: #e8e8e4 !important; }
            .from, .foot { color: #a8a8a2 !important; border-color: #3a3a37 !important; }
            a { color: #8ab4f8 !important; }
            th, td { border-color: #3a3a37 !important; }
            pre, code { background: #2a2a28 !important; }
            }
            </style>
            </head>
            """;

    private static final Map<String, String> STYLES = Map.ofEntries(
            Map.entry("p", PARAGRAPH),
            Map.entry("h1", "margin:1.2em 0 .5em;font-size:24px;line-height:1.25"),
            Map.entry("h2", "margin:1.2em 0 .5em;font-size:20px;line-height:1.3"),
            Map.entry("h3", "margin:1.2em 0 .5em;font-size:17px;line-height:1.3"),
            Map.entry("a", "color:#0b57d0"),
            Map.entry("ul", "margin:0 0 1em;padding-left:1.4em"),
            Map.entry("ol", "margin:0 0 1em;padding-left:1.4em"),
            Map.entry("blockquote", "margin:0 0 1em;padding-left:1em;border-left:3px solid #d9d9d4"),
            Map.entry("pre", "margin:0 0 1em;padding:.8em;background:#f0f0ec;overflow:auto;font-size:14px"),
            Map.entry("code", "font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px"),
            Map.entry("table", "border-collapse:collapse;margin:0 0 1em"),
            Map.entry("th", "padding:.35em .7em;border:1px solid #d9d9d4;text-align:left"),
            Map.entry("td", "padding:.35em .7em;border:1px solid #d9d9d4"),
            Map.entry("img", "max-width:100%;height:auto;border:0"));

    private Stylesheet() {}

    /** Gives every element of a sanitised fragment its style. */
    static String inline(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.base);
        document.body().getAllElements().forEach(element -> {
            String style = STYLES.get(element.tagName());
            if (style != null) {
                element.attr("style", style);
            }
        });
        return document.body().html();
    }
}
