package org.tocsin.sealing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class ReaderKeysTest {

    private static final String FIELD = "subscriber.email";
    private static final String ADA = "ada@readers.example";

    @Inject
    Jdbi database;

    @Inject
    Event<ReadersRewrapped> rewrapped;

    @Inject
    @Any
    Instance<SealedRows> tables;

    @Inject
    Heard heard;

    @TempDir
    private Path folder;

    private final UUID reader = UUID.randomUUID();

    @ApplicationScoped
    static class Heard {

        private final List<UUID> readers = new ArrayList<>();

        List<UUID> readers() {
            return readers;
        }

        void of(@Observes ReadersRewrapped event) {
            readers.addAll(event.readers());
        }
    }

    @BeforeEach
    @AfterEach
    void forgetWhoseKeysSealTheDatabase() {
        change("delete from reader_key");
        change("delete from sealed_by");
    }

    @Test
    void textOpensInItsOwnFieldForItsOwnReaderAlone() {
        ReaderKeys keys = keys(file(KeyFiles.HERE, 1));
        ReaderKey key = inTransaction(() -> keys.of(reader));
        String sealed = key.seal(FIELD, ADA);

        assertTrue(ReaderKey.isSealed(sealed));
        assertFalse(sealed.contains("ada"));
        assertNotEquals(sealed, key.seal(FIELD, ADA));
        assertEquals(ADA, inTransaction(() -> keys.find(reader)).open(FIELD, sealed));
        assertThrows(IllegalStateException.class, () -> key.open("request.email", sealed));
        ReaderKey other = inTransaction(() -> keys.of(UUID.randomUUID()));
        assertThrows(IllegalStateException.class, () -> other.open(FIELD, sealed));
    }

    @Test
    void whatAnOlderVersionWroteIsReadAsItIs() {
        assertEquals(
                ADA,
                inTransaction(() -> keys(file(KeyFiles.HERE, 1)).find(reader)).open(FIELD, ADA));
    }

    @Test
    void nothingIsSealedWhileAnOlderVersionHasToReadIt() {
        KeyFiles.write(path(), KeyFiles.HERE, 1);
        DataKeyFile file = new DataKeyFile(path().toString(), false, Duration.ZERO, Clock.systemUTC());
        assertEquals(ADA, inTransaction(() -> keys(file).of(reader)).seal(FIELD, ADA));
    }

    @Test
    void destroyedKeyLeavesNothingThatOpens() {
        ReaderKeys keys = keys(file(KeyFiles.HERE, 1));
        String sealed = inTransaction(() -> keys.of(reader)).seal(FIELD, ADA);

        QuarkusTransaction.requiringNew().run(() -> keys.destroy(reader));

        ReaderKey gone = inTransaction(() -> keys.find(reader));
        assertThrows(IllegalStateException.class, () -> gone.open(FIELD, sealed));
    }

    @Test
    void readersOutliveTheDataKeyTheirsWasUnder() {
        DataKeyFile file = file(KeyFiles.HERE, 1);
        String sealed = inTransaction(() -> keys(file).of(reader)).seal(FIELD, ADA);

        KeyFiles.write(path(), KeyFiles.HERE, 1, 2);
        new RewrapReaderKeys(database, file, new KeyWrapping(file), rewrapped, new SealedTables(tables, file)).rewrap();
        KeyFiles.write(path(), KeyFiles.HERE, 2);

        assertEquals(ADA, inTransaction(() -> keys(file).find(reader)).open(FIELD, sealed));
        assertTrue(heard.readers().contains(reader), "whoever told others of this reader does so again");
    }

    @Test
    void keysOfAnotherInstallationAreRefusedAndNamed() {
        new KeysFitDatabase(database, file(KeyFiles.HERE, 1)).check();

        String said = refusal(file(KeyFiles.ELSEWHERE, 1));

        assertTrue(said.contains(path().toString()) && said.contains(KeyFiles.ELSEWHERE), said);
        assertTrue(said.contains(KeyFiles.HERE), said);
    }

    @Test
    void fileThatLacksAKeyInUseIsRefused() {
        inTransaction(() -> keys(file(KeyFiles.HERE, 1)).of(reader));

        String said = refusal(file(KeyFiles.HERE, 2));

        assertTrue(said.contains(path().toString()) && said.contains("key 1"), said);
    }

    private String refusal(DataKeyFile file) {
        return assertThrows(IllegalStateException.class, () -> new KeysFitDatabase(database, file).check())
                .getMessage();
    }

    private ReaderKeys keys(DataKeyFile file) {
        return new ReaderKeys(database, new KeyWrapping(file), file);
    }

    private Path path() {
        return folder.resolve("data.keys");
    }

    private DataKeyFile file(String installation, int... keys) {
        return KeyFiles.open(KeyFiles.write(path(), installation, keys), Clock.systemUTC());
    }

    private static ReaderKey inTransaction(Callable<ReaderKey> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private void change(String sql) {
        QuarkusTransaction.requiringNew().run(() -> database.useHandle(handle -> handle.execute(sql)));
    }
}
