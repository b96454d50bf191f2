package org.tocsin.mailing.correspondence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;
import org.jboss.logging.Logger;

import org.tocsin.mailing.DkimSettings;
import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.dkim.DkimKey;
import org.tocsin.mailing.dkim.Signing;

/** The keys that campaigns' mail is signed with, read once. A key that cannot be read stops the start: unsigned mail would be found out by receivers only. */
@Startup
@ApplicationScoped
class DkimKeys {

    private static final Logger LOG = Logger.getLogger(DkimKeys.class);

    private final Signing signing;

    DkimKeys(DkimSettings settings, PublisherSettings publisher) {
        List<DkimKey> keys = settings.signWith().orElse(List.of()).stream()
                .map(DkimKeys::read)
                .toList();
        String from = publisher.from().substring(publisher.from().lastIndexOf('@') + 1);
        signing = new Signing(settings.domain().orElse(from), keys);
        if (!signing.off()) {
            LOG.infof("mail of campaigns is signed for %s with %d keys", signing.domain(), keys.size());
        }
    }

    @Produces
    @Singleton
    Signing signing() {
        return signing;
    }

    private static DkimKey read(String pair) {
        int colon = pair.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("tocsin.dkim.sign-with: expected selector:file, not " + pair);
        }
        String selector = pair.substring(0, colon).strip();
        try {
            return DkimKey.parse(
                    selector, Files.readString(Path.of(pair.substring(colon + 1).strip())));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "tocsin.dkim.sign-with: the key of selector " + selector + " cannot be read: " + unreadable,
                    unreadable);
        }
    }
}
