package org.tocsin.bench.receive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.tocsin.bench.installation.OptOutRequests;
import org.tocsin.bench.installation.Stores;
import org.tocsin.bench.mailbox.Mailbox;
import org.tocsin.bench.oracle.OracleSink;
import org.tocsin.bench.oracle.Seen;

/** Compares what was in the mailbox with what became of it. The service still runs, to send and publish what it has committed. */
final class FetchReport {

    private static final String TAKEN = "select count(*) from inbound_mail";
    private static final String OPT_OUTS = TAKEN + " where effect = 'opt-out-requested'";
    private static final String FORWARDS = TAKEN + " where effect = 'forwarded'";
    private static final String UNSENT = "select count(*) from transactional_mail where finished_at is null";
    private static final long PATIENCE_SECONDS = 60;

    private final Stores stores;
    private final OldMail mail;
    private final Mailbox mailbox;

    FetchReport(Stores stores, OldMail mail, Mailbox mailbox) {
        this.stores = stores;
        this.mail = mail;
        this.mailbox = mailbox;
    }

    /** Whether every message was moved and written down once, and everybody who has to be is opted out by one request. */
    boolean print() throws SQLException, InterruptedException {
        int all = mail.messages().size();
        long taken = count(TAKEN);
        boolean moved = mailbox.moved() == all && taken == all;
        System.out.printf(
                "%,d of %,d messages moved: %s; %,d written down  %s%n",
                mailbox.moved(), all, mailbox.folders(), taken, moved ? "met" : "MISSED");
        Map<String, Set<String>> requests = new HashMap<>(OptOutRequests.read(stores));
        boolean left = once("asked to leave", mail.leavers(), requests)
                && count(OPT_OUTS) == mail.leavers().size();
        boolean gone = once("have no mailbox any more", mail.gone(), requests);
        System.out.printf("opt-outs of anybody else: %d  %s%n", requests.size(), requests.isEmpty() ? "met" : "MISSED");
        return moved && left && gone && requests.isEmpty();
    }

    /** What has to do with these is removed from the requests. */
    private static boolean once(String who, List<UUID> readers, Map<String, Set<String>> requests) {
        long once = readers.stream()
                .filter(reader -> {
                    Set<String> ids = requests.remove(reader.toString());
                    return ids != null && ids.size() == 1;
                })
                .count();
        boolean met = once == readers.size();
        System.out.printf(
                "%,d readers %s; %,d of them have exactly one opt-out  %s%n",
                readers.size(), who, once, met ? "met" : "MISSED");
        return met;
    }

    /** Says, and does not judge: a mail that was under way when the service was killed may be lost, or come twice. */
    void printForwarded(OracleSink publisher) throws SQLException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (count(UNSENT) > 0 && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        List<String> mails = publisher.seen().stream()
                .filter(line -> line.event() == Seen.Event.KEPT)
                .map(Seen::messageId)
                .toList();
        System.out.printf(
                "words of people for the publisher: %,d; mails that the publisher got: %,d, of which twice: %,d%n",
                count(FORWARDS), mails.size(), mails.size() - new HashSet<>(mails).size());
    }

    private long count(String query) throws SQLException {
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(query)) {
            count.next();
            return count.getLong(1);
        }
    }
}
