package org.tocsin.mailing.doctor;

import java.util.List;
import java.util.Locale;

/** Finding SPF records among others. */
final class SpfRecord {

    private SpfRecord() {}

    static List<String> in(List<String> texts) {
        return texts.stream()
                .filter(text -> {
                    String folded = text.toLowerCase(Locale.ROOT);
                    return folded.equals("v=spf1") || folded.startsWith("v=spf1 ");
                })
                .toList();
    }
}
