package org.tocsin.local.installation;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.tocsin.backing.Durability;
import org.tocsin.backing.KafkaTopics;
import org.tocsin.backing.PostgreSqlSettings;
import org.tocsin.local.gateway.ServiceName;
import org.tocsin.local.process.ProcessRegister;
import org.tocsin.local.process.ProgramSettings;
import org.tocsin.local.process.SupervisedProgram;
import org.tocsin.topics.RefusedException;

/** PostgreSQL with a database and two roles for each service, and Kafka with the topics. */
final class Stores implements AutoCloseable {

    private final InstallationSettings settings;
    private final ProcessRegister register;
    private final Consumer<String> news;
    private Optional<SupervisedProgram> kafka = Optional.empty();
    private Optional<SupervisedPostgreSql> postgreSql = Optional.empty();

    Stores(InstallationSettings settings, ProcessRegister register, Consumer<String> news) {
        this.settings = settings;
        this.register = register;
        this.news = news;
    }

    void start(ProgramSettings kafkaProgram) throws InterruptedException {
        kafka = Optional.of(SupervisedProgram.start(kafkaProgram, register, news));
        startPostgreSql();
        createTopics(kafkaProgram);
    }

    private void startPostgreSql() {
        try {
            SupervisedPostgreSql started = SupervisedPostgreSql.start(postgreSqlSettings(), news);
            postgreSql = Optional.of(started);
            for (ServiceName service : ServiceName.values()) {
                String database = service.database();
                started.server().createServiceDatabase(database, password(database + "_owner"), password(database));
            }
        } catch (IllegalStateException | UncheckedIOException failed) {
            throw new CannotStartException("PostgreSQL does not start: " + failed.getMessage(), failed);
        }
    }

    private void createTopics(ProgramSettings kafkaProgram) throws InterruptedException {
        try {
            KafkaTopics.create("127.0.0.1:" + settings.ports().kafka(), "");
        } catch (RefusedException failed) {
            throw new CannotStartException("Kafka does not start; see " + kafkaProgram.log(), failed);
        }
    }

    private PostgreSqlSettings postgreSqlSettings() {
        return new PostgreSqlSettings(
                settings.folder().postgreSql(),
                settings.ports().postgreSql(),
                Durability.DURABLE,
                password("postgres"));
    }

    private String password(String role) {
        Path file = settings.folder().secrets().databasePassword(role);
        return Secrets.read(file);
    }

    ProcessHandle kafka() {
        return kafka.orElseThrow().handle();
    }

    @Override
    public void close() {
        kafka.ifPresent(SupervisedProgram::stop);
        postgreSql.ifPresent(SupervisedPostgreSql::close);
        kafka.ifPresent(SupervisedProgram::close);
    }
}
