package org.tocsin.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

import org.tocsin.local.installation.CannotStartException;

/**
 * What the command was asked for.
 *
 * @param advisories the catalogue that the demo's alerts are written from, a file or an address; else the small one that is
 *     shipped
 */
record Arguments(Path root, boolean fresh, boolean demo, Optional<String> advisories) {

    /** The first argument is the root of the working copy; the shell script adds it. */
    static Arguments parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        Arguments parsed = new Arguments(Path.of(rest.removeFirst()), false, false, Optional.empty());
        while (!rest.isEmpty()) {
            parsed = parsed.with(rest.removeFirst(), rest);
        }
        if (parsed.advisories.isPresent() && !parsed.demo) {
            throw new CannotStartException("--advisories belongs to --demo.");
        }
        return parsed;
    }

    private Arguments with(String option, Deque<String> rest) {
        return switch (option) {
            case "--fresh" -> new Arguments(root, true, demo, advisories);
            case "--demo" -> new Arguments(root, fresh, true, advisories);
            case "--advisories" -> {
                if (rest.isEmpty()) {
                    throw new CannotStartException("--advisories needs a file or an address.");
                }
                yield new Arguments(root, fresh, demo, Optional.of(rest.removeFirst()));
            }
            default -> throw new CannotStartException("Unknown option " + option + "; see deploy/local/run --help.");
        };
    }
}
