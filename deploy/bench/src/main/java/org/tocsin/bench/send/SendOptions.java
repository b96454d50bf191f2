package org.tocsin.bench.send;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What the command was told. */
record SendOptions(Path root, Path postfix, Path folder, int rounds, int messages, Set<String> also) {

    static SendOptions of(String[] arguments) {
        Iterator<String> given = List.of(arguments).iterator();
        SendOptions options = new SendOptions(
                Path.of(given.next()), Path.of(given.next()), Path.of(given.next()), 5, 20_000, Set.of());
        while (given.hasNext()) {
            options = options.with(given.next(), given.next());
        }
        return options;
    }

    private SendOptions with(String name, String value) {
        return switch (name) {
            case "--rounds" -> new SendOptions(root, postfix, folder, Integer.parseInt(value), messages, also);
            case "--messages" -> new SendOptions(root, postfix, folder, rounds, Integer.parseInt(value), also);
            case "--also" -> new SendOptions(root, postfix, folder, rounds, messages, Set.of(value.split(",")));
            default -> throw new IllegalArgumentException(name + " is not known");
        };
    }
}
