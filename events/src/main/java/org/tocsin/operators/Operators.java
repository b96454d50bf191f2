package org.tocsin.operators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jboss.logging.Logger;

/** Knows operators by their secrets, from a file that may change while the service runs. */
@Startup // a file that cannot be used stops the start, not the first operator
@ApplicationScoped
public class Operators {

    private static final Logger LOG = Logger.getLogger(Operators.class);

    private final Optional<Path> file;
    private Reading newest;

    Operators(OperatorsSettings settings) {
        file = settings.listedIn();
        try {
            newest = file.isPresent() ? read(file.get()) : Reading.NOTHING;
        } catch (IOException | IllegalArgumentException unusable) {
            throw new ConfigurationException(complaint(unusable), unusable, Set.of("tocsin.operators.listed-in"));
        }
    }

    private record Reading(FileTime changed, long octets, OperatorList operators) {

        static final Reading NOTHING = new Reading(FileTime.fromMillis(0), 0, OperatorList.nobody());
    }

    /** The name of whoever has this secret. */
    public Optional<String> named(String secret) {
        return list().named(secret);
    }

    /** A file that is gone lists nobody; one that cannot be read any more counts as it was, since half of it may be written. */
    private synchronized OperatorList list() {
        file.ifPresent(path -> {
            try {
                newest = !Files.exists(path) ? Reading.NOTHING : hasChanged(path) ? read(path) : newest;
            } catch (IOException | IllegalArgumentException unusable) {
                LOG.error(complaint(unusable));
            }
        });
        return newest.operators();
    }

    private boolean hasChanged(Path path) throws IOException {
        return Files.size(path) != newest.octets()
                || !Files.getLastModifiedTime(path).equals(newest.changed());
    }

    private static Reading read(Path path) throws IOException {
        FileTime changed = Files.getLastModifiedTime(path);
        return new Reading(changed, Files.size(path), OperatorList.parse(Files.readAllLines(path)));
    }

    private String complaint(Exception unusable) {
        return "tocsin.operators.listed-in names a file that cannot be used: " + file.orElseThrow() + ": "
                + unusable.getMessage();
    }
}
