package org.tocsin.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Every octet that an installation keeps: PostgreSQL's tables, dead rows and write-ahead log, Kafka's segments, logs, secrets. */
final class OnDisk {

    private static final int CHUNK = 1 << 20;

    private final Path folder;

    OnDisk(Path folder) {
        this.folder = folder;
    }

    /** The files that hold the text, in whatever case. Neither PostgreSQL nor Kafka compresses here what is so short. */
    List<Path> filesWith(String text) {
        byte[] searched = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        String needle = new String(searched, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (holds(file, needle)) {
                    found.add(folder.relativize(file));
                }
            }
            return found;
        } catch (IOException broken) {
            throw new DidNotHappenException("the search on the disk broke", broken);
        }
    }

    private static boolean holds(Path file, String needle) throws IOException {
        try (InputStream octets = Files.newInputStream(file)) {
            String tail = "";
            for (byte[] chunk = octets.readNBytes(CHUNK); chunk.length > 0; chunk = octets.readNBytes(CHUNK)) {
                String here = tail + new String(chunk, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                if (here.contains(needle)) {
                    return true;
                }
                tail = here.substring(Math.max(0, here.length() - needle.length()));
            }
            return false;
        } catch (NoSuchFileException removedMeanwhile) {
            return false;
        }
    }
}
