package org.tocsin.local;

import java.nio.file.Files;
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
 * @param imageJava the Java that the images have, to run the services as the images would
 */
record Arguments(Path root, boolean fresh, boolean demo, Optional<String> advisories, Optional<Path> imageJava) {

    /** The first argument is the root of the working copy; the shell script adds it. */
    static Arguments parse(String... arguments) {
        Deque<String> rest = new ArrayDeque<>(Arrays.asList(arguments));
        Arguments parsed = new Arguments(Path.of(rest.removeFirst()), false, false, Optional.empty(), Optional.empty());
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
            case "--fresh" -> new Arguments(root, true, demo, advisories, imageJava);
            case "--demo" -> new Arguments(root, fresh, true, advisories, imageJava);
            case "--advisories" ->
                new Arguments(
                        root,
                        fresh,
                        demo,
                        Optional.of(value(rest, "--advisories needs a file or an address.")),
                        imageJava);
            case "--as-images" ->
                new Arguments(
                        root,
                        fresh,
                        demo,
                        advisories,
                        Optional.of(imageJava(value(rest, "--as-images needs the home of a Java."))));
            default -> throw new CannotStartException("Unknown option " + option + "; see deploy/local/run --help.");
        };
    }

    private static String value(Deque<String> rest, String missing) {
        if (rest.isEmpty()) {
            throw new CannotStartException(missing);
        }
        return rest.removeFirst();
    }

    private static Path imageJava(String home) {
        Path java = Path.of(home);
        if (!Files.isExecutable(java.resolve("bin/java"))) {
            throw new CannotStartException("There is no Java in " + home + ", which --as-images names.");
        }
        return java;
    }
}
