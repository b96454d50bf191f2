package org.tocsin.sealing;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.jboss.logging.Logger;

/** Measures the processor time that ADR 4 speaks of; the ADR has the command. */
final class SealingCost {

    private static final Logger LOG = Logger.getLogger(SealingCost.class);
    private static final int TIMES = 50_000;
    private static final UUID READER = UUID.randomUUID();
    private static final String EMAIL = "ada.lovelace@readers.example";
    private static final String NAME = "Ada Lovelace";

    private SealingCost() {}

    public static void main(String[] arguments) throws IOException {
        Path file = KeyFiles.write(Files.createTempFile("data", ".keys"), KeyFiles.HERE, 1);
        KeyWrapping wrapping =
                new KeyWrapping(new DataKeyFile(file.toString(), true, Duration.ofHours(1), Clock.systemUTC()));
        WrappedKey wrapped = wrapping.make(READER);
        String email = key(wrapping, wrapped).seal("subscriber.email", EMAIL);
        String name = key(wrapping, wrapped).seal("subscriber.name", NAME);
        measure("unwrap a key, open an address and a name", () -> {
            ReaderKey key = key(wrapping, wrapped);
            return key.open("subscriber.email", email) + key.open("subscriber.name", name);
        });
        measure("make and wrap a key, seal an address and a name", () -> {
            ReaderKey key = key(wrapping, wrapping.make(READER));
            return key.seal("subscriber.email", EMAIL) + key.seal("subscriber.name", NAME);
        });
        measure("bring a key under another", () -> wrapping.again(wrapped));
        LOG.infof(
                "an address of %d octets takes %d, a key %d", EMAIL.length(), email.length(), wrapped.octets().length);
        Files.delete(file);
    }

    private static ReaderKey key(KeyWrapping wrapping, WrappedKey wrapped) {
        return new ReaderKey(READER, Optional.of(wrapping.unwrap(wrapped)), true);
    }

    private interface Work {

        Object done();
    }

    /** The best of several rounds, since the first ones are compiled on the way. */
    private static void measure(String what, Work work) {
        long best = Long.MAX_VALUE;
        long seen = 0;
        for (int round = 0; round < 8; round++) {
            long from = processorTime();
            for (int n = 0; n < TIMES; n++) {
                seen += work.done().hashCode();
            }
            best = Math.min(best, processorTime() - from);
        }
        LOG.debugf("%d", seen);
        LOG.infof("%s: %.1f µs", what, best / 1000.0 / TIMES);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
