package org.tocsin.sealing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DataKeyFileTest {

    private static final byte[] TEXT = "Subject: private".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void sealedTextOpensForItsPurposeOnlyAndNotWhenChanged() {
        Sealing sealing = new Sealing(file(1));
        byte[] sealed = sealing.seal("letter", TEXT);

        assertArrayEquals(TEXT, sealing.open("letter", sealed).orElseThrow());
        assertEquals(Optional.empty(), sealing.open("event", sealed));
        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertEquals(Optional.empty(), sealing.open("letter", changed));
            assertEquals(Optional.empty(), sealing.open("letter", Arrays.copyOf(sealed, at)));
        }
    }

    @Test
    void keyThatIsAddedSealsAndTheOneBeforeOpensUntilItIsTakenAway() {
        DataKeyFile file = file(1);
        Sealing sealing = new Sealing(file);
        byte[] before = sealing.seal("letter", TEXT);

        KeyFiles.write(path(), KeyFiles.HERE, 1, 2);
        byte[] after = sealing.seal("letter", TEXT);
        assertEquals(2, file.sealing().id());
        assertTrue(sealing.open("letter", before).isPresent());

        KeyFiles.write(path(), KeyFiles.HERE, 2);
        assertTrue(sealing.open("letter", after).isPresent());
        assertEquals(Optional.empty(), sealing.open("letter", before));
    }

    @Test
    void keyBeginsToSealWhenEverybodyHasHadTimeToReadIt() {
        KeyFiles.write(
                path(),
                Stream.of(
                        "# a comment",
                        "",
                        "installation " + KeyFiles.HERE,
                        "look-up " + KeyFiles.key(9).substring("key 9 ".length()),
                        KeyFiles.key(1),
                        KeyFiles.key(2) + " 2026-11-23T12:00:00Z"));
        DataKeys keys = DataKeyFile.read(path().toString());

        assertEquals(1, keys.sealing(NOON.minusSeconds(1)).id());
        assertEquals(2, keys.sealing(NOON).id());
    }

    @Test
    void whileItRunsAFileThatBecameUnreadableChangesNothing() {
        DataKeyFile file = file(1);
        byte[] sealed = new Sealing(file).seal("letter", TEXT);

        KeyFiles.write(path(), Stream.of("nonsense"));

        assertTrue(new Sealing(file).open("letter", sealed).isPresent());
    }

    @Test
    void missingFileIsNamed() {
        String missing = folder.resolve("nowhere.keys").toString();
        assertTrue(said(missing).contains(missing));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "installation here",
                "key 1 c2hvcnQ=",
                "key one " + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "key 7 " + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" + " tomorrow",
                "keys-of-something-else"
            })
    void lineThatCannotBeReadIsNamedByItsNumberAndNotRepeated(String line) {
        KeyFiles.write(path(), Stream.of("# data keys", line));
        String said = said(path().toString());

        assertTrue(said.contains(path().toString()) && said.contains("line 2"), said);
        assertFalse(said.contains(line), said);
    }

    @Test
    void fileWithoutAKeyOrAnInstallationIsRefused() {
        KeyFiles.write(path(), KeyFiles.HERE);
        assertTrue(said(path().toString()).contains("no key"));
        KeyFiles.write(path(), Stream.of(KeyFiles.key(1)));
        assertTrue(said(path().toString()).contains("no installation"));
    }

    @Test
    void lookUpFindsTheSameTextOfTheSameKindWhateverKeySeals() {
        LookUps lookUps = new LookUps(file(1));
        String ada = lookUps.of("address", "ada@readers.example");

        assertEquals(43, ada.length());
        KeyFiles.write(path(), KeyFiles.HERE, 1, 2);
        assertEquals(ada, lookUps.of("address", "ada@readers.example"));
        assertNotEquals(ada, lookUps.of("address", "bob@readers.example"));
        assertNotEquals(ada, lookUps.of("name", "ada@readers.example"));
    }

    private Path path() {
        return folder.resolve("data.keys");
    }

    private DataKeyFile file(int... keys) {
        KeyFiles.write(path(), KeyFiles.HERE, keys);
        return KeyFiles.open(path(), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static String said(String file) {
        return assertThrows(IllegalArgumentException.class, () -> DataKeyFile.read(file))
                .getMessage();
    }
}
