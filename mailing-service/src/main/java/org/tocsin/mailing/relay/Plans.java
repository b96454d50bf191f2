package org.tocsin.mailing.relay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

import org.tocsin.mailing.RelaySettings;
import org.tocsin.mailing.pace.Places;
import org.tocsin.mailing.pace.Rates;
import org.tocsin.mailing.smtp.Credentials;
import org.tocsin.mailing.smtp.Patience;
import org.tocsin.mailing.smtp.Relay;
import org.tocsin.mailing.smtp.Trust;

/** From the settings to the relays. */
final class Plans {

    private final RelaySettings settings;
    private final Places places;
    private final String clientName;
    private final Patience patience;

    private Plans(RelaySettings settings, String domain, Places places) {
        this.settings = settings;
        this.places = places;
        this.clientName = settings.clientName().orElse(domain);
        this.patience =
                new Patience(settings.connectTimeout(), settings.replyTimeout(), settings.idle(), settings.age());
    }

    static List<Route> of(RelaySettings settings, String domain, Places places) {
        Plans plans = new Plans(settings, domain, places);
        List<Route> routes = new ArrayList<>(List.of(plans.first()));
        settings.others().forEach(other -> routes.add(plans.of(other)));
        return List.copyOf(routes);
    }

    private Route first() {
        Relay relay = new Relay(
                settings.host(),
                settings.port(),
                clientName,
                settings.tls(),
                trust(settings.trustedCertificates()),
                credentials(settings.user(), settings.password(), settings.tokenFile()),
                patience);
        return new Route(relay, settings.weight(), Rates.of(relay.toString(), settings.pace()), places);
    }

    private Route of(RelaySettings.Other other) {
        Relay relay = new Relay(
                other.host(),
                other.port(),
                clientName,
                other.tls(),
                trust(other.trustedCertificates()),
                credentials(other.user(), other.password(), other.tokenFile()),
                patience);
        return new Route(relay, other.weight(), Rates.of(relay.toString(), other.pace()), places);
    }

    private static SSLSocketFactory trust(Optional<Path> file) {
        return file.map(Trust::in).orElseGet(Trust::ofTheRuntime);
    }

    private static Optional<Credentials> credentials(
            Optional<String> user, Optional<String> password, Optional<Path> tokenFile) {
        if (user.isPresent() && password.isEmpty() && tokenFile.isEmpty()) {
            throw new IllegalArgumentException("a relay's user needs a password or a token-file");
        }
        return user.map(name -> new Credentials(name, password.orElse(""), tokenFile));
    }
}
