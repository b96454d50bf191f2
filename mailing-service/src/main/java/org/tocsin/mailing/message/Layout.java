package org.tocsin.mailing.message;

/** What surrounds the author's text: who it is from, why it came, how to leave, where the publisher is. Two alternatives that say the same. */
final class Layout {

    private final Publisher publisher;
    private final Letter letter;
    private final Markdown body;

    Layout(Publisher publisher, Letter letter) {
        this.publisher = publisher;
        this.letter = letter;
        this.body = Markdown.parse(letter.content().markdown());
    }

    Template text() {
        return Template.builder()
                .slot(Slot.GREETING_TEXT)
                .text("\n\n" + body.text().strip() + "\n\n-- \n" + reason() + "\nUnsubscribe: ")
                .slot(Slot.UNSUBSCRIBE_LINK_TEXT)
                .text("\nor reply with \"unsubscribe\" in the subject.\nYour preferences: " + preferences() + "\n"
                        + publisher.postalAddress() + "\n")
                .build();
    }

    Template html() {
        return Template.builder()
                .text(Stylesheet.HEAD.formatted(
                        Html.escape(letter.content().subject().text())))
                .text("<body class=\"page\" style=\"%s\">\n<div class=\"letter\" style=\"%s\">\n"
                        .formatted(Stylesheet.PAGE, Stylesheet.LETTER))
                .text("<p class=\"from\" style=\"%s\">%s · %s</p>\n<p style=\"%s\">"
                        .formatted(
                                Stylesheet.QUIET,
                                Html.escape(publisher.name()),
                                Html.escape(letter.content().topic().title()),
                                Stylesheet.PARAGRAPH))
                .slot(Slot.GREETING_HTML)
                .text("</p>\n" + Stylesheet.inline(body.html()) + "\n")
                .text("<div class=\"foot\" style=\"%s\">\n<p>%s</p>\n<p><a href=\""
                        .formatted(Stylesheet.FOOT, Html.escape(reason())))
                .slot(Slot.UNSUBSCRIBE_LINK_HTML)
                .text(
                        "\">Unsubscribe</a>, or reply with “unsubscribe” in the subject.\n<a href=\"%s\">Your preferences</a></p>\n<p>%s</p>\n</div>\n</div>\n</body>\n</html>\n"
                                .formatted(Html.escape(preferences()), Html.escape(publisher.postalAddress())))
                .build();
    }

    private String reason() {
        return "You get this because you asked " + publisher.name() + " for: "
                + letter.content().topic().title() + ".";
    }

    private String preferences() {
        return publisher.origin() + "/preferences";
    }
}
