package org.tocsin.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

/** The file of data keys. It is read again while the service runs, so that keys come and go without a restart. */
@ApplicationScoped
public class DataKeyFile {

    private static final Logger LOG = Logger.getLogger(DataKeyFile.class);
    private static final String PUBLISHED = "classpath:";

    private final String file;
    private final boolean seals;
    private final Duration look;
    private final Clock clock;

    private volatile Content content;

    /** What the file held, and until when that is believed. */
    private record Content(List<String> lines, DataKeys keys, Instant until) {}

    @Inject
    DataKeyFile(DataKeySettings settings, Clock clock) {
        this(settings.file(), settings.seal(), settings.look(), clock);
    }

    DataKeyFile(String file, boolean seals, Duration look, Clock clock) {
        this.file = file;
        this.seals = seals;
        this.look = look;
        this.clock = clock;
    }

    static boolean isPublished(String file) {
        return file.startsWith(PUBLISHED);
    }

    /** @throws IllegalArgumentException that names the file and says what is wrong, without repeating a key */
    static DataKeys read(String file) {
        return parse(file, lines(file));
    }

    private static DataKeys parse(String file, List<String> lines) {
        try {
            return DataKeyLines.parse(lines);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(file + " is no file of data keys: " + unfit.getMessage(), unfit);
        }
    }

    private static List<String> lines(String file) {
        try {
            if (!isPublished(file)) {
                return Files.readAllLines(Path.of(file));
            }
            try (InputStream published = DataKeyFile.class.getResourceAsStream(file.substring(PUBLISHED.length()))) {
                return new String(published.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            }
        } catch (IOException missing) {
            throw new IllegalArgumentException("the file of data keys cannot be read: " + file, missing);
        }
    }

    String name() {
        return file;
    }

    boolean seals() {
        return seals;
    }

    DataKeys current() {
        Content known = content;
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = again(Optional.ofNullable(known));
        }
        return known.keys();
    }

    /** The key that seals now. */
    DataKey sealing() {
        return current().sealing(clock.instant());
    }

    /** Looks into the file once more for a key that another replica knew first; empty when it is not there either. */
    Optional<DataKey> key(int id) {
        return current().key(id).or(() -> again(Optional.of(content)).keys().key(id));
    }

    private synchronized Content again(Optional<Content> known) {
        Instant until = clock.instant().plus(look);
        try {
            List<String> lines = lines(file);
            content = known.filter(before -> before.lines().equals(lines))
                    .map(before -> new Content(lines, before.keys(), until))
                    .orElseGet(() -> new Content(lines, parse(file, lines), until));
        } catch (IllegalArgumentException unfit) {
            Content before = known.orElseThrow(() -> unfit);
            LOG.errorf("%s; the keys read before go on being used", unfit.getMessage());
            content = new Content(before.lines(), before.keys(), until);
        }
        return content;
    }
}
