package org.tocsin.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class MigrationsTest {

    private static final String SCHEMA = "migrations_test";

    @Inject
    Flyway ofTheService;

    @Inject
    DataSource pool;

    @Inject
    Jdbi database;

    @Test
    void migrationDoesNotWaitForeverForALockAndNothingElseIsHurried() {
        V1000__look_at_settings look = new V1000__look_at_settings();
        Flyway.configure()
                .configuration(ofTheService.getConfiguration())
                .dataSource(pool)
                .schemas(SCHEMA)
                .javaMigrations(look)
                .load()
                .migrate();
        assertEquals("5s", look.lockTimeout);
        assertEquals("0", database.withHandle(handle -> handle.createQuery("show lock_timeout")
                .mapTo(String.class)
                .one()));
    }

    /** Sees what every migration has. */
    private static final class V1000__look_at_settings extends BaseJavaMigration {

        private String lockTimeout = "";

        @Override
        public void migrate(Context migration) throws SQLException {
            try (Statement statement = migration.getConnection().createStatement();
                    ResultSet answer = statement.executeQuery("show lock_timeout")) {
                answer.next();
                lockTimeout = answer.getString(1);
            }
        }
    }
}
