package org.tocsin.bench.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What the sink has seen, on the disk before anybody is told. */
final class Journal implements AutoCloseable {

    private final FileChannel file;
    private final Object disk = new Object();
    private final ByteArrayOutputStream notYetDurable = new ByteArrayOutputStream();
    private List<Seen> seen = new ArrayList<>();

    Journal(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** Durable after the next {@link #force}. */
    synchronized void note(Seen line) {
        String text = String.join(
                "\t",
                Long.toString(line.nanos()),
                line.event().name(),
                line.recipient(),
                line.messageId(),
                line.addressedTo() + "\n");
        notYetDurable.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        seen.add(line);
    }

    /** Returns when everything that was noted before is durable. Connections that wait at the same time share one write. */
    void force() {
        synchronized (disk) {
            byte[] text = takeNotYetDurable();
            if (text.length > 0) {
                write(text);
            }
        }
    }

    synchronized List<Seen> read() {
        return List.copyOf(seen);
    }

    /** What was read so far is in the file only. */
    synchronized void forget() {
        seen = new ArrayList<>();
    }

    private synchronized byte[] takeNotYetDurable() {
        byte[] text = notYetDurable.toByteArray();
        notYetDurable.reset();
        return text;
    }

    private void write(byte[] text) {
        try {
            ByteBuffer octets = ByteBuffer.wrap(text);
            while (octets.hasRemaining()) {
                file.write(octets);
            }
            file.force(false);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
