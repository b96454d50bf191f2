package org.tocsin.bench.oracle;

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
    private final List<Seen> seen = new ArrayList<>();

    Journal(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** Returns when it is durable. */
    synchronized void write(Seen line) {
        String text = String.join(
                "\t",
                Long.toString(line.nanos()),
                line.event().name(),
                line.recipient(),
                line.messageId(),
                line.addressedTo() + "\n");
        try {
            file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        seen.add(line);
    }

    synchronized List<Seen> read() {
        return List.copyOf(seen);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
