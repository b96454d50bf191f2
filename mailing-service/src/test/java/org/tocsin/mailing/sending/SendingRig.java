package org.tocsin.mailing.sending;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

import org.tocsin.backing.BackingServices;
import org.tocsin.catalogue.CatalogueSettings;
import org.tocsin.mailing.TopicNames;
import org.tocsin.mailing.correspondence.Correspondence;
import org.tocsin.mailing.correspondence.Letters;
import org.tocsin.mailing.delivery.Board;
import org.tocsin.mailing.delivery.Claims;
import org.tocsin.mailing.delivery.DeliveryCounts;
import org.tocsin.mailing.delivery.DeliveryState;
import org.tocsin.mailing.delivery.Entry;
import org.tocsin.mailing.delivery.Freshness;
import org.tocsin.mailing.delivery.LapsedLeases;
import org.tocsin.mailing.delivery.Ledger;
import org.tocsin.mailing.delivery.Readers;
import org.tocsin.mailing.delivery.Slices;
import org.tocsin.mailing.delivery.Transactions;
import org.tocsin.mailing.dkim.Signing;
import org.tocsin.mailing.pace.Domains;
import org.tocsin.mailing.pace.Pacing;
import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.relay.Relays;
import org.tocsin.mailing.smtp.ScriptedRelay;
import org.tocsin.tokens.TokensForTests;

/** Everything that sends, put together by hand over a real PostgreSQL and a scripted relay, so that a test decides what happens when. */
final class SendingRig implements AutoCloseable {

    private static final Map<String, String> ENVIRONMENT = new BackingServices().start();
    private static final Jdbi JDBI = database();

    final ScriptedRelay relay = new ScriptedRelay();
    final Jdbi jdbi = JDBI;
    final Readers readers = new Readers(JDBI);
    final List<Entry> refused = new ArrayList<>();
    final WorkQueue queue = new WorkQueue();
    final Transactions transactions = new Transactions() {
        @Override
        public <T> T inNew(Function<Handle, T> work) {
            return JDBI.inTransaction(work::apply);
        }

        @Override
        public <T> T inOne(Function<Handle, T> statement) {
            return JDBI.withHandle(statement::apply);
        }
    };
    final TestSettings settings = new TestSettings(relay.port());
    final Freshness freshness = new Freshness(transactions, settings, new SimpleMeterRegistry());
    final Looks looks = new Looks();
    final Claims claims = looks.atClaims(transactions, settings, freshness);
    final Ledger ledger = looks.atLedger(
            transactions, settings, freshness, (campaign, topic, refused) -> this.refused.addAll(refused));
    final HeldLeases leases = new HeldLeases(ledger, settings);
    final LapsedLeases lapsed = new LapsedLeases(transactions, Duration.ZERO, System::nanoTime);
    final Board board = new Board(transactions);
    final DeliveryCounts counts = new DeliveryCounts(JDBI);
    final Letters letters = lettersOfAnotherProcess();
    final Circuit circuit = new Circuit();
    Clock clock = Clock.systemUTC();
    private Places places = new Places(transactions);
    private Domains domains = domains();
    private SenderTools tools = tools();

    SendingRig() {
        readers.removeAll();
        know("now() + interval '1 hour'");
    }

    /** Up to when opt-outs are known, in SQL. */
    void know(String until) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from stream_progress");
            handle.execute("insert into stream_progress values ('preference-events', 0, " + until + ")");
        });
    }

    /** Compiled anew, by a process that shares nothing but the settings. */
    Letters lettersOfAnotherProcess() {
        return new Letters(
                transactions,
                new Correspondence(
                        settings,
                        () -> URI.create("https://news.threatpost.example/"),
                        TokensForTests.links(),
                        TokensForTests.addresses(),
                        Signing.NONE),
                new TopicNames(new NoCatalogue()));
    }

    /** Another replica, or this one after a restart, with the settings as they are now: it shares nothing but the database. */
    void restart() {
        domains = domains();
        places = new Places(transactions);
        tools = tools();
    }

    /** What another replica knows of the domains. */
    Domains learnt() {
        Domains other = domains();
        other.look();
        return other;
    }

    Domains domains() {
        return new Domains(transactions, settings, new SimpleMeterRegistry());
    }

    Places places() {
        return places;
    }

    Pacing pacing() {
        return tools.pacing();
    }

    private SenderTools tools() {
        return new SenderTools(
                claims,
                ledger,
                leases,
                letters,
                new Relays(settings, settings, places),
                new Pacing(transactions, new SimpleMeterRegistry(), clock),
                domains,
                new SendingMetrics(new SimpleMeterRegistry(), letters, Clock.systemUTC()),
                circuit,
                settings);
    }

    Sender sender() {
        return new Sender(tools, queue, false, RandomGenerator.getDefault());
    }

    Backoff backoff() {
        return tools.backoff();
    }

    /** A campaign that an operator has just sent. */
    UUID sent(String kind, String topic) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(handle -> handle.createUpdate(
                        """
                        insert into campaign (id, kind, topic, subject, markdown, state, created_at, started_at)
                        values (:id, :kind, :topic, 'Update now', 'text', 'sending', now(), now())
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("topic", topic)
                .execute());
        long audience = new Slices(jdbi).cut(id);
        jdbi.useHandle(handle -> handle.execute("update campaign set audience = ? where id = ?", audience, id));
        return id;
    }

    /** Lets one sender work until there is nothing to do just now. */
    void sendAll() {
        Sender sender = sender();
        do {
            queue.publish(board.read());
        } while (sender.sendWindow());
    }

    /** Of a process that has had none before. */
    Handle newSession(String name) {
        return Jdbi.create(
                        ENVIRONMENT.get("quarkus.datasource.jdbc.url") + "?ApplicationName=" + name,
                        ENVIRONMENT.get("quarkus.datasource.username"),
                        ENVIRONMENT.get("quarkus.datasource.password"))
                .open();
    }

    /** Windows whose lease is over. */
    int settle() {
        return lapsed.settle(Set.of());
    }

    void set(UUID campaign, String state) {
        jdbi.useHandle(handle -> handle.execute(
                "update campaign set state = ?, finished_at = case when ? = 'cancelled' then now() end where id = ?",
                state,
                state,
                campaign));
    }

    /** Whatever waits for a moment or holds a lease: the moment has come, the lease is over. */
    void letTimePass() {
        circuit.retryNow();
        jdbi.useHandle(handle -> {
            handle.execute("update delivery set next_at = now() - interval '1 second' where next_at is not null");
            handle.execute("update lease set lease_until = now() - interval '1 second'");
        });
    }

    long count(UUID campaign, DeliveryState state) {
        return counts.of(campaign).byState().get(state);
    }

    /** Of everybody in the campaign's ledger. */
    Map<UUID, String> states(UUID campaign) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select subscriber_id, state from delivery where campaign_id = ?")
                .bind(0, campaign)
                .reduceRows(new HashMap<>(), (states, row) -> {
                    states.put(row.getColumn("subscriber_id", UUID.class), row.getColumn("state", String.class));
                    return states;
                }));
    }

    String state(UUID campaign) {
        return jdbi.withHandle(handle -> handle.createQuery("select state from campaign where id = ?")
                .bind(0, campaign)
                .mapTo(String.class)
                .one());
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }

    private static Jdbi database() {
        Jdbi jdbi = Jdbi.create(pool()).installPlugin(new PostgresPlugin());
        try (Handle handle = jdbi.open()) {
            for (Path migration : migrations()) {
                execute(handle, Files.readString(migration));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return jdbi;
    }

    /** All at once, since only PostgreSQL knows where a function ends. */
    private static void execute(Handle handle, String script) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.execute(script);
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static DataSource pool() {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(8)
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(
                                            ENVIRONMENT.get("quarkus.datasource.jdbc.url"))
                                    .principal(new NamePrincipal(ENVIRONMENT.get("quarkus.datasource.username")))
                                    .credential(new SimplePassword(ENVIRONMENT.get("quarkus.datasource.password"))))));
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In the order of their versions, from the folder of the module that is being tested. */
    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.sorted(Comparator.comparingInt(SendingRig::version)).toList();
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static final class NoCatalogue implements CatalogueSettings {

        @Override
        public List<TopicSettings> topics() {
            return List.of();
        }

        @Override
        public List<SponsorSettings> sponsors() {
            return List.of();
        }
    }
}
