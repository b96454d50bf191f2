package org.tocsin.bench.receive;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.tocsin.backing.Ports;
import org.tocsin.bench.installation.OperatorDesk;
import org.tocsin.bench.installation.Stores;

/** Shows what {@code deploy/bench/loop} says. Arguments: root, data folder. */
public final class LoopBench {

    /** Mails that may follow upon the first. */
    private static final int MOST = 2;

    private static final int ENDLESS = 20;
    private static final long QUIET_SECONDS = 8;
    private static final long PATIENCE_SECONDS = 120;

    private final Neighbour north;
    private final Neighbour south;
    private int northTook;
    private int southTook;

    private LoopBench(Neighbour north, Neighbour south) {
        this.north = north;
        this.south = south;
    }

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        List<Integer> ports = Ports.free(2);
        Neighbour.Place up = new Neighbour.Place("north", ports.get(0));
        Neighbour.Place down = new Neighbour.Place("south", ports.get(1));
        String key = ReceiveBench.key();
        boolean met;
        try (Stores stores = Stores.start(data);
                Neighbour north = Neighbour.move(root, data, stores, key, up, down);
                Neighbour south = Neighbour.move(root, data, stores, key, down, up);
                Letterbox letterbox = new Letterbox(down.port())) {
            LoopBench bench = new LoopBench(north, south);
            boolean welcome = bench.ends("what each mails its new reader", 1);
            letterbox.deliver(message(up, down.address(), "unsubscribe", "Please."));
            boolean one = bench.ends("\"unsubscribe\" from north's address to south's", 1);
            letterbox.deliver(message(up, down.address(), "resubscribe", "Please."));
            boolean two = bench.ends("\"resubscribe\" from north's address to south's", 1);
            letterbox.deliver(message(up, down.address(), "Lunch on Thursday", "Shall we meet at noon?"));
            boolean three = bench.ends("words from north's address to south's", 1);
            OperatorDesk operator = north.service().operator();
            UUID campaign = operator.draft("alert", "How to unsubscribe from a botnet", "It matters to everybody.");
            operator.send(campaign);
            boolean four = bench.ends("north's alert to south's address", 0);
            String leaves = new Addresses(key, "security-alerts").of('u', south.reader(), campaign);
            letterbox.deliver(message(up, at(leaves, down), "unsubscribe", "Please."));
            boolean five = bench.ends("\"unsubscribe\" to the address in south's mail, which is acknowledged", 1);
            met = welcome && one && two && three && four && five;
        }
        System.exit(met ? 0 : 1);
    }

    private static Flood.Message message(Neighbour.Place from, String to, String subject, String text) {
        String content =
                """
                From: %s
                To: %s
                Subject: %s
                Message-ID: <%s@%s>

                %s
                """
                        .formatted(from.address(), to, subject, UUID.randomUUID(), from.domain(), text);
        return new Flood.Message(from.address(), to, content.replace("\n", "\r\n"));
    }

    private static String at(String address, Neighbour.Place place) {
        return address.substring(0, address.indexOf('@') + 1) + place.replyDomain();
    }

    /**
     * Waits until nothing more comes and nothing waits to be sent. The first message counts as none.
     *
     * @param least mails that have to follow
     */
    private boolean ends(String what, int least) throws SQLException, InterruptedException {
        List<String> taken = List.of();
        long lastCame = System.nanoTime();
        long end = lastCame + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (taken.size() <= ENDLESS && (taken.size() <= least || goesOn(lastCame))) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("a mail is not sent; see the logs beside the data");
            }
            Thread.sleep(100);
            List<String> now = taken();
            lastCame = now.size() > taken.size() ? System.nanoTime() : lastCame;
            taken = now;
        }
        northTook += north.taken(northTook).size();
        southTook += south.taken(southTook).size();
        int followed = taken.size() - 1;
        boolean met = followed >= least && followed <= MOST;
        System.out.printf("%s: %d more mails (at most: %d)  %s%n", what, followed, MOST, met ? "met" : "MISSED");
        taken.forEach(line -> System.out.println("  " + line));
        return met;
    }

    private boolean goesOn(long lastCame) throws SQLException {
        boolean recent = System.nanoTime() - lastCame < TimeUnit.SECONDS.toNanos(QUIET_SECONDS);
        return recent || north.hasUnsent() || south.hasUnsent();
    }

    private List<String> taken() throws SQLException {
        List<String> taken = new ArrayList<>(south.taken(southTook));
        taken.addAll(north.taken(northTook));
        return taken;
    }
}
