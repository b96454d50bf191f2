package org.tocsin.mailing.sending;

import java.time.Duration;
import java.util.Optional;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.RelaySettings;
import org.tocsin.mailing.delivery.SendingSettings;
import org.tocsin.mailing.smtp.Tls;

/** Settings without a configuration. */
final class TestSettings implements SendingSettings, PublisherSettings, RelaySettings {

    Duration alertsWaitForOptOuts = Duration.ofMinutes(1);
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
        return Duration.ofSeconds(1);
    }
}
