package org.tocsin.mailing.doctor;

import java.util.List;
import java.util.Locale;

/** Whether receivers are told what to do with mail that only says it is from us, and whether ours would pass (RFC 7489). */
final class DmarcCheck {

    private final Dns dns;
    private final String from;
    private final String returnPath;
    private final String signer;

    DmarcCheck(Dns dns, String from, String returnPath, String signer) {
        this.dns = dns;
        this.from = from;
        this.returnPath = returnPath;
        this.signer = signer;
    }

    Finding finding() throws DnsAway {
        String subject = "DMARC of " + from;
        List<String> records = records(from);
        for (String above = above(from); records.isEmpty() && above.contains("."); above = above(above)) {
            records = records(above);
        }
        if (records.size() != 1) {
            return Finding.wrong(
                    subject,
                    records.isEmpty() ? "there is no record." : "there are several records, so none counts.",
                    "Publish one as TXT of _dmarc." + from + ": v=DMARC1; p=quarantine; rua=mailto:dmarc@" + from);
        }
        return policy(subject, Tags.of(records.get(0)));
    }

    private Finding policy(String subject, Tags record) {
        boolean signatureCounts = aligned(record.value("adkim", "r"), signer);
        boolean returnPathCounts = aligned(record.value("aspf", "r"), returnPath);
        if (!signatureCounts && !returnPathCounts) {
            return Finding.wrong(
                    subject,
                    "neither " + signer + ", which signs, nor " + returnPath + ", the return path, counts for it.",
                    "Sign with " + from + ", and let the return path be below it.");
        }
        if (!List.of("quarantine", "reject").contains(record.value("p", "").toLowerCase(Locale.ROOT))) {
            return Finding.doubtful(
                    subject,
                    "asks for nothing to be done with forged mail (p=" + record.value("p", "") + ").",
                    "Once its reports show no mail of yours that fails, say p=quarantine.");
        }
        return Finding.well(subject, "asks receivers to keep forged mail away, and yours can pass.");
    }

    /** Relaxed: one is the other, or below it; the list of public suffixes is not asked. */
    private boolean aligned(String mode, String domain) {
        boolean related = domain.equalsIgnoreCase(from) || below(domain, from) || below(from, domain);
        return mode.equals("s") ? domain.equalsIgnoreCase(from) : related;
    }

    private static boolean below(String domain, String above) {
        return domain.toLowerCase(Locale.ROOT).endsWith("." + above.toLowerCase(Locale.ROOT));
    }

    private static String above(String domain) {
        return domain.substring(domain.indexOf('.') + 1);
    }

    private List<String> records(String domain) throws DnsAway {
        return dns.texts("_dmarc." + domain).stream()
                .filter(text -> text.startsWith("v=DMARC1"))
                .toList();
    }
}
