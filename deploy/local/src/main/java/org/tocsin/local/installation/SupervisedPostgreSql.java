package org.tocsin.local.installation;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.tocsin.backing.PostgreSql;
import org.tocsin.backing.PostgreSqlSettings;

/** A PostgreSQL that is started again when somebody kills it, until it is closed. */
final class SupervisedPostgreSql implements AutoCloseable {

    private final PostgreSqlSettings settings;
    private final Consumer<String> news;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private PostgreSql server;

    private SupervisedPostgreSql(PostgreSqlSettings settings, Consumer<String> news) {
        this.settings = settings;
        this.news = news;
        this.server = PostgreSql.start(settings);
    }

    static SupervisedPostgreSql start(PostgreSqlSettings settings, Consumer<String> news) {
        SupervisedPostgreSql started = new SupervisedPostgreSql(settings, news);
        var unused = started.watch.scheduleWithFixedDelay(started::startAgainIfDead, 1, 1, TimeUnit.SECONDS);
        return started;
    }

    synchronized PostgreSql server() {
        return server;
    }

    private synchronized void startAgainIfDead() {
        if (server.isRunning()) {
            return;
        }
        news.accept("PostgreSQL ended; starting it again");
        server.close();
        try {
            server = PostgreSql.start(settings);
        } catch (RuntimeException notYet) {
            // Until the last process of the dead server is gone, its memory is taken. The next round tries again.
            news.accept("PostgreSQL does not start yet: " + notYet.getMessage());
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
        synchronized (this) {
            server.close();
        }
    }
}
