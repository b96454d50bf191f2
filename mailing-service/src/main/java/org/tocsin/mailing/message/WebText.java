package org.tocsin.mailing.message;

/** A campaign's text for a web page. */
public final class WebText {

    private WebText() {}

    /** Sanitised HTML, safe inside a page: the same as in the mail, without the mail's styles. */
    public static String html(String markdown) {
        return Markdown.parse(markdown).html();
    }
}
