package org.tocsin.mailing.sending;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.RelaySettings;
import org.tocsin.mailing.smtp.Credentials;
import org.tocsin.mailing.smtp.Relay;
import org.tocsin.mailing.smtp.RelayConnection;
import org.tocsin.mailing.smtp.RelayUnavailable;

/** Opens connections to the relay that is configured. */
@ApplicationScoped
class RelayAccess {

    private final Relay relay;

    RelayAccess(RelaySettings settings, PublisherSettings publisher) {
        relay = new Relay(
                settings.host(),
                settings.port(),
                settings.clientName().orElse(publisher.domain()),
                settings.tls(),
                settings.user()
                        .map(user -> new Credentials(user, settings.password().orElse(""))),
                settings.connectTimeout(),
                settings.replyTimeout());
    }

    RelayConnection open() throws RelayUnavailable {
        return RelayConnection.open(relay);
    }
}
