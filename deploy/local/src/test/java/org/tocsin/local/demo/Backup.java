package org.tocsin.local.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.postgresql.PGConnection;

/**
 * What deploy/backup takes, as text and not compressed, so that every octet of it can be searched: all tables but the readers' keys, and
 * these in a file of their own.
 */
final class Backup {

    private static final String KEYS = "readers.keys";
    private static final Pattern SEALED = Pattern.compile("sealed\\.1\\.([\\w-]+)");

    /** A binary value under a data key: its number behind a 1 (org.tocsin.sealing.Sealing), as COPY writes it. */
    private static final Pattern UNDER_DATA_KEY = Pattern.compile("\\\\\\\\x01([0-9a-f]{8})");

    private static final int MANY_KEYS = 1_000;

    private final Path folder;

    private Backup(Path folder) {
        this.folder = folder;
    }

    static Backup take(Path installation, int postgreSql, Path folder) throws IOException, SQLException {
        for (String database : List.of("registration", "preference", "mailing")) {
            String password = Files.readString(installation.resolve("database-" + database + ".password"))
                    .strip();
            String url = "jdbc:postgresql://127.0.0.1:" + postgreSql + "/" + database;
            Path here = Files.createDirectories(folder.resolve(database));
            try (Connection connection = DriverManager.getConnection(url, database, password)) {
                for (String table : tables(connection)) {
                    copy(connection, table, here.resolve(table.equals("reader_key") ? KEYS : table));
                }
            }
        }
        return new Backup(folder);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (ResultSet row = connection
                .createStatement()
                .executeQuery("select array_agg(tablename::text) from pg_tables where schemaname = 'public'")) {
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        }
    }

    private static void copy(Connection connection, String table, Path file) throws IOException, SQLException {
        try (OutputStream out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select * from \"" + table + "\") to stdout", out);
        }
    }

    /** The numbers of all data keys that open anything in it: values, letters, mail, events, and readers' keys. */
    Set<Integer> dataKeys() throws IOException {
        Set<Integer> numbers = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                UNDER_DATA_KEY
                        .matcher(text)
                        .results()
                        .map(value -> HexFormat.fromHexDigits(value.group(1)))
                        .filter(Backup::isNumberOfAKey)
                        .forEach(numbers::add);
                SEALED.matcher(text)
                        .results()
                        .flatMap(value ->
                                NewDataKey.sealing(Base64.getUrlDecoder().decode(value.group(1))).stream())
                        .filter(Backup::isNumberOfAKey)
                        .forEach(numbers::add);
                if (file.endsWith(KEYS)) {
                    text.lines().forEach(line -> numbers.add(Integer.parseInt(line.split("\t", -1)[1])));
                }
            }
        }
        return numbers;
    }

    /** Hashes, and nonces of what is under a reader's own key, are random: by chance they begin like a value under a data key. */
    private static boolean isNumberOfAKey(int number) {
        return number > 0 && number < MANY_KEYS;
    }

    /** Whether the export of this reader is under their own key, which nothing else opens. */
    boolean hasExportUnderItsReadersKey(UUID reader) throws IOException {
        String mark = HexFormat.of().formatHex("sealed.1.".getBytes(StandardCharsets.UTF_8));
        return lineOf(reader, "export")
                .filter(line -> line.contains("x" + mark))
                .isPresent();
    }

    /** What whoever has this backup, all readers' keys of its time and a file of data keys learns of a reader's address. */
    Optional<String> addressOf(UUID reader, String dataKeys) throws IOException {
        Optional<byte[]> key = lineOf(reader, KEYS)
                .map(line -> line.split("\t", -1))
                .flatMap(wrapped -> dataKey(dataKeys, wrapped[1])
                        .flatMap(under -> open(
                                under, HexFormat.of().parseHex(wrapped[2].substring(3)), "reader-key/1/" + reader)));
        return lineOf(reader, "subscriber").stream()
                .flatMap(line -> SEALED.matcher(line).results())
                .flatMap(text -> key.flatMap(own -> email(own, text, reader)).stream())
                .findFirst();
    }

    private static Optional<String> email(byte[] key, MatchResult sealed, UUID reader) {
        return open(key, Base64.getUrlDecoder().decode(sealed.group(1)), "subscriber.email/1/" + reader)
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    private Optional<String> lineOf(UUID reader, String table) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("registration").resolve(table))) {
            return lines.filter(line -> line.startsWith(reader.toString())).findFirst();
        }
    }

    private static Optional<byte[]> dataKey(String file, String number) {
        return file.lines()
                .filter(line -> line.startsWith("key " + number + " "))
                .map(line -> Base64.getDecoder().decode(line.split(" ", -1)[2]))
                .findFirst();
    }

    /** AES-GCM with a nonce of 12 octets before and a tag of 16 behind, as org.tocsin.sealing writes it. */
    private static Optional<byte[]> open(byte[] key, byte[] sealed, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(sealed, 12, sealed.length - 12));
        } catch (GeneralSecurityException notGenuine) {
            return Optional.empty();
        }
    }
}
