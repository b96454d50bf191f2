package org.tocsin.local.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Supplier;

/** Secrets of an installation: made at random on the first start, kept in files that only their owner can read. */
public final class Secrets {

    /** The sponsor that is shipped. */
    static final String SPONSOR = "kaspersky-lab";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    /** What an operator puts behind {@code Authorization: Bearer}. */
    public Path operatorToken() {
        return file("operator.token", Secrets::password);
    }

    public String readOperatorToken() {
        return read(operatorToken());
    }

    /** What a second operator puts there, for what needs two of them. */
    public Path secondOperatorToken() {
        return file("second-operator.token", Secrets::password);
    }

    /** Both of them by name, as the services take them. Whoever replaces a token ends the one before with the next start. */
    Path operators() {
        Path file = file(
                "operators",
                () -> listed("operator", readOperatorToken()) + "\n" + listed("second", read(secondOperatorToken())));
        follow(file, operatorToken());
        follow(file, secondOperatorToken());
        return file;
    }

    /** The line with the hash that was listed last, if it is still there, gets that of the token as it is. */
    private void follow(Path list, Path token) {
        String hash = hash(read(token));
        Path remembered = file(token.getFileName() + ".listed", () -> hash);
        if (!read(remembered).equals(hash)) {
            write(list, read(list).replace("sha256:" + read(remembered), "sha256:" + hash));
            write(remembered, hash);
        }
    }

    /** The keys of the links and addresses in mails: {@code a:<base64>}. */
    Path tokenKeys() {
        return file("token.keys", () -> "a:" + base64());
    }

    /** The keys that personal data is sealed with, in the form that deploy/secrets/create writes as well. */
    Path dataKeys() {
        return file(
                "data.keys",
                () -> """
                installation %s
                look-up %s
                key 1 %s"""
                        .formatted(UUID.randomUUID(), base64(), base64()));
    }

    /** What the sponsor puts behind {@code Authorization: Bearer} to read its feed. */
    public Path sponsorToken() {
        return file("sponsor.token", Secrets::password);
    }

    public String readSponsorToken() {
        return read(sponsorToken());
    }

    /** What the sponsor's recalls are signed with: {@code whsec_<base64>}. */
    Path recallSecret() {
        return file("sponsor.whsec", () -> "whsec_" + base64());
    }

    /** The same two as the service takes them. */
    Path sponsorCredentials() {
        return file("sponsors.credentials", () -> SPONSOR + ":" + readSponsorToken());
    }

    Path recallSecrets() {
        return file("recalls.secrets", () -> SPONSOR + ":" + read(recallSecret()));
    }

    /** The password of a database role. */
    Path databasePassword(String role) {
        return file("database-" + role + ".password", Secrets::password);
    }

    static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file(String name, Supplier<String> content) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            write(file, content.get());
        }
        return file;
    }

    /** Under another name first: whoever is killed in between leaves no secret that is empty. */
    private static void write(Path file, String secret) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, secret + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot write " + file, failed);
        }
    }

    private static String listed(String name, String secret) {
        return name + " sha256:" + hash(secret);
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    private static String password() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
    }

    private static String base64() {
        return Base64.getEncoder().encodeToString(random());
    }

    private static byte[] random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
