package org.tocsin.local.mailbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Entities;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Turns what came by mail into HTML that cannot act. */
final class SafeText {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

    /** Styles stay: in a frame without network they can only be ugly. */
    private static final Safelist TAME = Safelist.relaxed()
            .addTags("hr", "center", "font")
            .addAttributes(":all", "style", "align", "valign", "bgcolor", "color", "width", "height")
            .addProtocols("img", "src", "data");

    private SafeText() {}

    /** The text with its addresses as links, for the inside of a {@code pre}. */
    static String withLinks(String text) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int end = 0;
        while (link.find()) {
            String address = Entities.escape(link.group());
            html.append(Entities.escape(text.substring(end, link.start())))
                    .append("<a href=\"%s\">%s</a>".formatted(address, address));
            end = link.end();
        }
        return html.append(Entities.escape(text.substring(end))).toString();
    }

    /** A whole page out of a message's HTML: no script, no form, no foreign content; links open beside the mailbox. */
    static String page(String html) {
        Document clean = new Cleaner(TAME).clean(Jsoup.parse(html));
        clean.head().appendElement("meta").attr("charset", "utf-8");
        clean.head().appendElement("base").attr("target", "_blank");
        clean.select("a[href]").attr("rel", "noopener noreferrer");
        return "<!DOCTYPE html>\n" + clean.outerHtml();
    }
}
