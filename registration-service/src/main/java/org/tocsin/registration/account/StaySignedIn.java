package org.tocsin.registration.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.NewCookie;

import org.tocsin.registration.subscriber.SubscriberId;
import org.tocsin.tokens.Pseudonyms;
import org.tocsin.web.HostCookie;

/** Keeps a browser signed in whose reader ticked that, until they sign it out or its time is over. */
@ApplicationScoped
class StaySignedIn {

    private final AccountSettings settings;
    private final RememberedBrowsers browsers;
    private final ReaderSessions sessions;
    private final EndSessions endSessions;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    StaySignedIn(
            AccountSettings settings,
            RememberedBrowsers browsers,
            ReaderSessions sessions,
            EndSessions endSessions,
            Pseudonyms pseudonyms,
            Clock clock) {
        this.settings = settings;
        this.browsers = browsers;
        this.sessions = sessions;
        this.endSessions = endSessions;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** The cookie that the browser is recognised by from now on. */
    @Transactional
    NewCookie remember(SubscriberId subscriber, String userAgent) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String secret = Browser.newSecret() + Browser.newSecret();
        browsers.add(
                subscriber,
                pseudonyms.of("remembered", secret),
                new RememberedBrowser(
                        UUID.randomUUID(), Device.of(userAgent).name(), now, now, now.plus(settings.rememberLife())));
        return HostCookie.of(Browser.REMEMBERED, secret, settings.rememberLife());
    }

    /** Notes that the browser was used; never on a GET, which changes nothing. */
    @Transactional
    void seen(SubscriberId subscriber, String secret) {
        if (!secret.isEmpty()) {
            pseudonyms.allOf("remembered", secret).forEach(hash -> browsers.see(subscriber, hash, clock.instant()));
        }
    }

    /** A session for whoever is remembered; changes nothing. Empty without the cookie, and when it was signed out. */
    @Transactional
    Optional<ReaderSession> resume(String secret) {
        Instant now = clock.instant();
        return secret.isEmpty()
                ? Optional.empty()
                : pseudonyms.allOf("remembered", secret).stream()
                        .flatMap(hash -> browsers.whose(hash, now).stream())
                        .findFirst()
                        .map(sessions::begin);
    }

    /** Ends all sessions, since it is not known which are that browser's; returns a new one for whoever signs it out. */
    @Transactional
    ReaderSession signOut(SubscriberId subscriber, UUID browser) {
        endSessions.of(subscriber);
        browsers.forget(subscriber, browser);
        return sessions.begin(subscriber);
    }

    /** Ends all sessions, and forgets the browser that this is. */
    @Transactional
    void signOutHere(SubscriberId subscriber, String secret) {
        endSessions.of(subscriber);
        if (!secret.isEmpty()) {
            pseudonyms.allOf("remembered", secret).forEach(hash -> browsers.forget(subscriber, hash));
        }
    }
}
