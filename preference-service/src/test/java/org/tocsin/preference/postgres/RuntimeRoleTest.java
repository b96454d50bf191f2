package org.tocsin.preference.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.confirming.ConfirmedReaders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The role that the service runs under in production owns nothing, and was granted every table. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class RuntimeRoleTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    @Inject
    Jdbi owner;

    @Inject
    ConfirmedReaders readers;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String ownerName;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @BeforeEach
    void everyTableIsGrantedAndTheServiceStartsAgain() {
        readers.optedInTo("newsletter");
        owner.useHandle(handle -> {
            handle.execute("grant usage on schema public to " + ownerName + "_runtime");
            handle.execute("grant all on all tables in schema public to " + ownerName + "_runtime");
            handle.execute(afterMigrate());
        });
    }

    @Test
    void readsAndAddsToTheLedger() {
        int rows = runtime().withHandle(handle -> {
            handle.execute(
                    """
                    insert into consent_entry
                    select (select max(sequence) + 1 from consent_entry), format, subject, kind, purpose, decision,
                           decided_at, recorded_at, way, text_version, text_language, cause,
                           sha256('a'), sha256('b')
                      from consent_entry where sequence = 1 and false
                    """);
            return handle.createQuery("select count(*) from consent_entry")
                    .mapTo(Integer.class)
                    .one();
        });

        assertTrue(rows > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update consent_entry set purpose = 'special-offers' where sequence = 1",
                "delete from consent_entry where sequence = 1",
                "truncate consent_entry",
                "alter table consent_entry disable trigger all",
                "drop trigger consent_entry_is_append_only on consent_entry",
                "drop table consent_entry",
                "update disclosure set people = 1",
                "delete from disclosed",
                "update text_version set words = 'other'",
                "create trigger sneaky before insert on consent_entry for each row execute function suppress_redundant_updates_trigger()",
                "create or replace function refuse_to_change_the_ledger() returns trigger language plpgsql as 'begin return null; end'",
            })
    void changesNothingOfTheLedger(String statement) {
        var refused = assertThrows(UnableToExecuteStatementException.class, () -> runtime()
                .useHandle(handle -> handle.execute(statement)));

        assertEquals(INSUFFICIENT_PRIVILEGE, ((SQLException) refused.getCause()).getSQLState());
    }

    @Test
    void changesOtherTables() {
        int updated = runtime().withHandle(handle -> handle.execute("update person set version = version"));

        assertTrue(updated > 0);
    }

    private Jdbi runtime() {
        return Jdbi.create(url, ownerName + "_runtime", password);
    }

    private static String afterMigrate() {
        try (InputStream script =
                RuntimeRoleTest.class.getResourceAsStream("/db/migration/afterMigrate__protect_ledgers.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
