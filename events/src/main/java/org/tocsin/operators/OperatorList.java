package org.tocsin.operators;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The operators of one reading of the file. A hash without salt will do: the secrets are 32 random characters or more, not passwords. */
record OperatorList(List<Line> lines) {

    private static final Pattern LINE = Pattern.compile("([a-z0-9][a-z0-9.-]{0,39})\\s+sha256:([0-9a-fA-F]{64})");

    /** One operator. */
    @SuppressWarnings("ArrayRecordComponent") // never compared but in constant time
    record Line(String name, byte[] digest) {}

    static OperatorList nobody() {
        return new OperatorList(List.of());
    }

    /** @throws IllegalArgumentException when a line cannot be read, or gives a name or a secret a second time; says which line */
    static OperatorList parse(List<String> text) {
        List<Line> lines = new ArrayList<>();
        for (int number = 1; number <= text.size(); number++) {
            String line = text.get(number - 1).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(lines, line, number);
            }
        }
        return new OperatorList(List.copyOf(lines));
    }

    /** Looks at every line whatever the secret, so that the time taken tells nothing. */
    Optional<String> named(String secret) {
        byte[] presented = sha256(secret);
        Optional<String> name = Optional.empty();
        for (Line line : lines) {
            name = MessageDigest.isEqual(line.digest(), presented) ? Optional.of(line.name()) : name;
        }
        return name;
    }

    /** As it stands in the file. */
    static String hash(String secret) {
        return HexFormat.of().formatHex(sha256(secret));
    }

    private static void add(List<Line> lines, String text, int number) {
        Matcher read = LINE.matcher(text);
        if (!read.matches()) {
            throw new IllegalArgumentException(
                    "line " + number + " is not a name, a space and sha256: with 64 hexadecimal digits");
        }
        Line line = new Line(read.group(1), HexFormat.of().parseHex(read.group(2)));
        if (lines.stream()
                .anyMatch(other ->
                        other.name().equals(line.name()) || MessageDigest.isEqual(other.digest(), line.digest()))) {
            throw new IllegalArgumentException("line " + number + " gives a name or a secret for the second time");
        }
        lines.add(line);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
