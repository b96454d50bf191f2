package org.tocsin.mailing.doctor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code tag=value; tag=value} of DKIM (RFC 6376 §3.2) and DMARC (RFC 7489 §6.4). */
final class Tags {

    private final Map<String, String> values = new LinkedHashMap<>();

    private Tags() {}

    static Tags of(String record) {
        Tags tags = new Tags();
        for (String part : record.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                tags.values.put(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        part.substring(equals + 1).strip());
            }
        }
        return tags;
    }

    String value(String tag, String otherwise) {
        return values.getOrDefault(tag, otherwise);
    }
}
