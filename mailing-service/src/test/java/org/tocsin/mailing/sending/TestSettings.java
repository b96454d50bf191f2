package org.tocsin.mailing.sending;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.RelaySettings;
import org.tocsin.mailing.delivery.SendingSettings;
import org.tocsin.mailing.pace.PaceSettings;
import org.tocsin.mailing.smtp.Tls;

/** Settings without a configuration. */
final class TestSettings
        implements SendingSettings, PublisherSettings, RelaySettings, RelaySettings.Pace, PaceSettings {

    Duration alertsWaitForOptOuts = Duration.ofMinutes(1);
    Optional<Double> perSecond = Optional.empty();
    Optional<Double> newslettersPerSecond = Optional.empty();
    Optional<List<Integer>> warmUp = Optional.empty();
    Optional<Integer> most = Optional.empty();
    List<Other> others = List.of();
    List<Provider> providers = List.of();
    private final int port;

    TestSettings(int port) {
        this.port = port;
    }

    @Override
    public int connections() {
        return 1;
    }

    @Override
    public int alertConnections() {
        return 0;
    }

    @Override
    public int window() {
        return 20;
    }

    @Override
    public Duration firstRetry() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration longestRetry() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration giveUpAfter() {
        return Duration.ofDays(2);
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(1);
    }

    @Override
    public Duration optOutsKnownWithin() {
        return Duration.ofSeconds(5);
    }

    @Override
    public Duration alertsWaitForOptOuts() {
        return alertsWaitForOptOuts;
    }

    @Override
    public Duration keepDeliveries() {
        return Duration.ofDays(400);
    }

    @Override
    public Duration poll() {
        return Duration.ofMillis(50);
    }

    @Override
    public String name() {
        return "Threatpost";
    }

    @Override
    public String from() {
        return "alerts@threatpost.example";
    }

    @Override
    public String postalAddress() {
        return "Threatpost, 1 Example Street";
    }

    @Override
    public String domain() {
        return "threatpost.example";
    }

    @Override
    public String replyDomain() {
        return "reply.threatpost.example";
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Tls tls() {
        return Tls.NONE;
    }

    @Override
    public Optional<String> user() {
        return Optional.empty();
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public Optional<String> clientName() {
        return Optional.empty();
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration replyTimeout() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Optional<Path> trustedCertificates() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> tokenFile() {
        return Optional.empty();
    }

    @Override
    public int weight() {
        return 1;
    }

    @Override
    public RelaySettings.Pace pace() {
        return this;
    }

    @Override
    public List<Other> others() {
        return others;
    }

    @Override
    public Duration idle() {
        return Duration.ofSeconds(20);
    }

    @Override
    public Duration age() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Optional<Double> perSecond() {
        return perSecond;
    }

    @Override
    public Optional<Double> alertsPerSecond() {
        return Optional.empty();
    }

    @Override
    public Optional<Double> newslettersPerSecond() {
        return newslettersPerSecond;
    }

    @Override
    public Optional<Integer> mostConnections() {
        return most;
    }

    @Override
    public Optional<List<Integer>> warmUp() {
        return warmUp;
    }

    @Override
    public Optional<String> warmUpSince() {
        return Optional.of("2026-11-23");
    }

    @Override
    public List<Provider> domains() {
        return providers;
    }
}
