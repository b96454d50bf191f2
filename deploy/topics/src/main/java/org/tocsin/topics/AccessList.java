package org.tocsin.topics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Everything that accounts may do, read from {@code access.conf}. */
public final class AccessList {

    private static final int ACCOUNT = 0;
    private static final int KIND = 1;
    private static final int NAME = 2;
    private static final int OPERATIONS = 3;

    private AccessList() {}

    public static List<Permission> read() {
        return Lines.of("access.conf").flatMap(AccessList::permissions).toList();
    }

    private static Stream<Permission> permissions(List<String> words) {
        return Arrays.stream(words.get(OPERATIONS).split(","))
                .map(operation -> new Permission(
                        words.get(ACCOUNT),
                        Permission.kind(words.get(KIND)),
                        words.get(NAME),
                        Permission.operation(operation)));
    }
}
