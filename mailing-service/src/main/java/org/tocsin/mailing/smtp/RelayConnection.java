package org.tocsin.mailing.smtp;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.BiConsumer;

/** An open, greeted, authenticated connection to a relay. Used by one thread at a time. */
public final class RelayConnection implements Closeable {

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Relay relay;
    private final Channel channel;
    private final Extensions extensions;
    private final long openedAt = System.nanoTime();
    private boolean misunderstood;

    private RelayConnection(Relay relay, Channel channel, Extensions extensions) {
        this.relay = relay;
        this.channel = channel;
        this.extensions = extensions;
    }

    /** Connects, encrypts and authenticates as the relay is configured. */
    public static RelayConnection open(Relay relay) throws RelayUnavailable {
        return open(relay, true);
    }

    /** {@code pipelining} false asks one command at a time, whatever the relay offers. */
    public static RelayConnection open(Relay relay, boolean pipelining) throws RelayUnavailable {
        Channel channel = connect(relay);
        try {
            Extensions offered = new Handshake(relay, channel).perform();
            channel.rest(relay.patience().idle());
            return new RelayConnection(relay, channel, pipelining ? offered : offered.withoutPipelining());
        } catch (RelayUnavailable refused) {
            channel.close();
            throw refused;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw new RelayUnavailable("relay " + relay + " broke off: " + failed.getMessage(), failed);
        }
    }

    private static Channel connect(Relay relay) throws RelayUnavailable {
        try {
            return new Channel(relay);
        } catch (IOException | IllegalArgumentException unreachable) {
            throw new RelayUnavailable(
                    "relay " + relay + " cannot be reached: " + unreachable.getMessage(), unreachable);
        }
    }

    /**
     * Sends mails until there are none, or until the connection ends; mails it has not begun then stay in the iterator. A mail begins when it is taken
     * from the iterator, and each one taken gets exactly one outcome before this returns. Throws nothing that is the relay's doing.
     */
    public void send(Iterator<Mail> mails, BiConsumer<Mail, Outcome> outcomes) {
        Pipeline pipeline =
                new Pipeline(channel, extensions, relay.patience().reply().multipliedBy(2), outcomes);
        try {
            pipeline.run(mails);
            channel.rest(relay.patience().idle());
        } catch (IOException broken) {
            channel.close();
            misunderstood = pipeline.misunderstood();
            pipeline.cutOff("connection lost: " + broken.getMessage());
        } catch (RuntimeException bug) {
            channel.close();
            pipeline.cutOff("interrupted: " + bug.getMessage());
            throw bug;
        }
    }

    /** Whether the relay offered PIPELINING (RFC 2920) and does not keep to it; the next connection had better do without. */
    public boolean misunderstood() {
        return misunderstood;
    }

    /** Whether the conversation has come to an end that nobody wanted. */
    public boolean broken() {
        return !channel.open();
    }

    /** Whether it can be used again. A relay that has hung up or spoken in the meantime is found out here, before a mail begins. */
    public boolean usable() {
        try {
            boolean young =
                    System.nanoTime() - openedAt < relay.patience().age().toNanos();
            return young && channel.open() && !channel.hasUnreadInput();
        } catch (IOException closed) {
            return false;
        }
    }

    /** Cuts off what is going on, from any thread. */
    public void abort() {
        channel.close();
    }

    /** Says good-bye (RFC 5321 §4.1.1.10), and hangs up when the answer takes more than a second. */
    @Override
    public void close() {
        try {
            if (channel.open()) {
                channel.queue("QUIT");
                channel.flush();
                channel.reply(FAREWELL);
            }
        } catch (IOException goneAlready) {
            channel.close();
        } finally {
            channel.close();
        }
    }
}
