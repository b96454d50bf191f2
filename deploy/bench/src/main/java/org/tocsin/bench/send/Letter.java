package org.tocsin.bench.send;

/** About 10 KB of multipart mail, as a newsletter of a few paragraphs comes to; the HTML in UTF-8, with the quotes and dots that Tocsin's layout has. */
final class Letter {

    static final int OCTETS = 10_000;

    private static final String PARAGRAPH =
            "A remote attacker can run code on the device by sending one crafted request to its management interface, "
                    + "and needs neither a password nor a click. The flaw is being exploited. Updates are out for all "
                    + "supported versions; whoever cannot install them today should close the interface to the network.";

    private Letter() {}

    static String markdown() {
        StringBuilder text = new StringBuilder("# Update the gateway now\n\n");
        for (int number = 1; number <= 8; number++) {
            text.append("**Version ")
                    .append(number)
                    .append(".** ")
                    .append(PARAGRAPH)
                    .append("\n\n");
        }
        return text.append("[What the vendor says](https://vendor.example/advisory)\n")
                .toString();
    }

    static String text(int number) {
        return "Hello reader " + number + ",\n\n" + markdown();
    }

    static String html(int number) {
        return "<html><body><p>Hello reader " + number + ",</p><p>"
                + markdown().replace("\n\n", "</p>\n<p style=\"margin:0 0 1em\">") + "</p>"
                + "<p>Threatpost · Security alerts. Reply with “unsubscribe” in the subject.</p>"
                + "<!-- " + ".".repeat(1200).replace("..........", ".........\n") + " --></body></html>";
    }
}
