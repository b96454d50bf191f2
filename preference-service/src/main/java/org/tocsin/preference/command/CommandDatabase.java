package org.tocsin.preference.command;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of the settings that the service has too, reached without starting it. */
final class CommandDatabase {

    private CommandDatabase() {}

    static Jdbi open() {
        SmallRyeConfig settings = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDiscoveredSources()
                .build();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(settings.getValue("quarkus.datasource.jdbc.url", String.class));
        database.setUser(settings.getValue("quarkus.datasource.username", String.class));
        database.setPassword(settings.getValue("quarkus.datasource.password", String.class));
        return Jdbi.create(database).installPlugin(new PostgresPlugin());
    }
}
