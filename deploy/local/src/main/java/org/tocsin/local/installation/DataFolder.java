package org.tocsin.local.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that holds all an installation keeps: databases, Kafka's log, secrets and the logs of its processes. */
public final class DataFolder {

    private static final long LEAST_FREE_SPACE = 300L << 20;

    private static final Set<String> KEPT = Set.of("lock", "launcher");

    private final Path folder;

    public DataFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    Path postgreSql() {
        return folder.resolve("postgresql");
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    Path processes() {
        return folder.resolve("processes");
    }

    /** Where the output of each process goes. */
    public Path logs() {
        return folder.resolve("logs");
    }

    public Path path() {
        return folder;
    }

    public Secrets secrets() {
        return new Secrets(folder);
    }

    /** Holds the folder for this process alone until the channel is closed or the process ends, however it ends. */
    FileChannel lock() {
        try {
            Files.createDirectories(logs());
            FileChannel file =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                throw new CannotStartException("Tocsin is already running here; stop it with Ctrl-C where it runs.");
            }
            Files.writeString(
                    folder.resolve("launcher"), ProcessHandle.current().pid() + "\n");
            return file;
        } catch (IOException failed) {
            throw new CannotStartException("Cannot write to " + folder + ": " + failed.getMessage(), failed);
        }
    }

    /** Whether an installation runs here now. */
    public boolean isHeld() {
        Path lock = folder.resolve("lock");
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            return file.tryLock() == null;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Counts the demos that were played on this data, from 1. */
    public int nextDemoRun() {
        Path file = folder.resolve("demo-runs");
        try {
            int run =
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) + 1 : 1;
            Files.writeString(file, run + "\n");
            return run;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void requireSpace() {
        long free = folder.toFile().getUsableSpace();
        if (free < LEAST_FREE_SPACE) {
            throw new CannotStartException("Not enough disk space: %s has %d MB left, %d MB are needed."
                    .formatted(folder, free >> 20, LEAST_FREE_SPACE >> 20));
        }
    }

    /** Deletes everything but the lock, which is held, and the name of its holder. */
    void empty() {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(path -> !path.equals(folder))
                    .filter(path -> !KEPT.contains(path.getFileName().toString()))
                    .sorted(Comparator.reverseOrder())
                    .forEach(DataFolder::delete);
            Files.createDirectories(logs());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
