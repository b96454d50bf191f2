package org.tocsin.local.installation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

import org.tocsin.backing.MailServer;
import org.tocsin.backing.PostgreSql;
import org.tocsin.local.gateway.ServiceName;
import org.tocsin.local.process.ProcessRegister;

/** Everything that runs. Closing it stops all, in the order that lets the services finish what they have begun. */
public final class Installation implements AutoCloseable {

    /** Some 150 MB of memory. */
    private static final int MAILS_KEPT = 5_000;

    private final InstallationSettings settings;
    private final Consumer<String> news;
    private final Preparation preparation;
    private final ProcessRegister register;
    private final ServicePrograms programs;
    private final Stores stores;
    private final Services services;
    /** What to close, the last thing first. */
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private boolean started;

    private Installation(InstallationSettings settings, Consumer<String> news, Preparation preparation) {
        this.settings = settings;
        this.news = news;
        this.preparation = preparation;
        this.register = new ProcessRegister(settings.folder().processes());
        this.programs = new ServicePrograms(settings);
        this.stores = new Stores(settings, register, news);
        this.services = new Services(settings.ports());
    }

    /**
     * Starts everything and returns when all of it is ready; what happens is told to {@code news}, one line at a time.
     *
     * @throws CannotStartException when the user has to do something first; nothing is left running then
     */
    public static Installation start(InstallationSettings settings, Consumer<String> news) throws InterruptedException {
        return start(settings, news, () -> {});
    }

    /** What is to be done when the stores are there and no service runs yet. */
    @FunctionalInterface
    public interface Preparation {
        void prepare() throws InterruptedException;
    }

    /** The same, with something done before the services start, such as a restore. */
    public static Installation start(InstallationSettings settings, Consumer<String> news, Preparation preparation)
            throws InterruptedException {
        Installation installation = new Installation(settings, news, preparation);
        try {
            installation.start();
            installation.started = true;
            return installation;
        } finally {
            if (!installation.started) {
                installation.close();
            }
        }
    }

    private void start() throws InterruptedException {
        takeFolder();
        settings.ports().requireFree();
        MailServer mail = MailServer.start(
                settings.ports().readersSmtp(), settings.ports().readersImap(), MAILS_KEPT);
        running.push(mail);
        running.push(Pages.start(settings.ports(), settings.folder().secrets(), mail));
        news.accept("Starting PostgreSQL and Kafka");
        running.push(stores);
        stores.start(programs.kafka());
        preparation.prepare();
        news.accept("Starting the services");
        running.push(services);
        services.start(programs, register, news);
    }

    /** The process of a service, for whoever wants to see what happens when it dies. */
    public ProcessHandle process(ServiceName service) {
        return services.process(service);
    }

    /** The broker's process, likewise. */
    public ProcessHandle kafka() {
        return stores.kafka();
    }

    private void takeFolder() {
        DataFolder folder = settings.folder();
        running.push(folder.lock());
        register.endLeftovers();
        PostgreSql.stopLeftover(folder.postgreSql());
        if (settings.fresh()) {
            folder.empty();
        }
        folder.requireSpace();
    }

    /** Stops everything, whatever of it had started. What cannot be stopped is told, and does not keep the rest running. */
    @Override
    public void close() {
        register.expectEnds();
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception failed) {
                news.accept("While stopping: " + failed);
            }
        }
    }
}
