package org.tocsin.mailing.sending;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.bounce.Bounce;
import org.tocsin.mailing.bounce.Bounces;
import org.tocsin.mailing.delivery.Entry;
import org.tocsin.mailing.delivery.Refusals;

/**
 * An address that the relay refused is a bounce that came at once. Hard only when the enhanced status says that there is no such mailbox or domain (RFC 3463
 * §3.2): a relay that is set up wrongly refuses everybody with a plain 550, and that must not cost the list its readers.
 */
@ApplicationScoped
class RefusedAddresses implements Refusals {

    private static final Pattern STATUS = Pattern.compile("5\\d\\d (5\\.\\d{1,3}\\.\\d{1,3})\\b.*");
    private static final Set<String> NO_SUCH_MAILBOX = Set.of("5.1.1", "5.1.2", "5.1.6", "5.1.10", "5.2.1");

    private final Bounces bounces;

    RefusedAddresses(Bounces bounces) {
        this.bounces = bounces;
    }

    @Override
    public void record(UUID campaign, String topic, List<Entry> refused) {
        bounces.recordAll(
                refused.stream().map(entry -> bounce(campaign, topic, entry)).toList());
    }

    static Bounce bounce(UUID campaign, String topic, Entry entry) {
        Matcher reply = STATUS.matcher(entry.reply());
        String status = reply.matches() ? reply.group(1) : "";
        Bounce.Kind kind = NO_SUCH_MAILBOX.contains(status) ? Bounce.Kind.HARD : Bounce.Kind.SOFT;
        return new Bounce(entry.subscriber(), topic, campaign, kind, status, "smtp");
    }
}
