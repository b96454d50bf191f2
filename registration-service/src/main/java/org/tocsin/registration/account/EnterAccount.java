package org.tocsin.registration.account;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.tokens.LinkTokens;
import org.tocsin.tokens.Pseudonyms;
import org.tocsin.tokens.Purpose;

/** Exchanges a mailed link for a session, once. */
@ApplicationScoped
public class EnterAccount {

    private static final Logger LOG = Logger.getLogger(EnterAccount.class);

    private final LinkTokens tokens;
    private final Pseudonyms pseudonyms;
    private final SignIns signIns;
    private final ReaderSessions sessions;
    private final Clock clock;

    EnterAccount(LinkTokens tokens, Pseudonyms pseudonyms, SignIns signIns, ReaderSessions sessions, Clock clock) {
        this.tokens = tokens;
        this.pseudonyms = pseudonyms;
        this.signIns = signIns;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Changes nothing; {@code browserSecret} is empty when the browser sent no cookie. */
    @Transactional
    Entrance look(String token, String browserSecret) {
        Optional<UUID> id = idIn(token);
        if (id.isEmpty()) {
            return new Entrance.Unknown();
        }
        String browser = pseudonyms.of("browser", browserSecret);
        return signIns.open(id.get(), clock.instant())
                .<Entrance>map(open -> new Entrance.Open(open.browser().equals(browser), open.askedAt()))
                .orElseGet(Entrance.Closed::new);
    }

    /** Empty when the link is used, too old or not ours; of two clicks at the same moment one gets the session. */
    @Transactional
    Optional<ReaderSession> enter(String token) {
        Optional<SignIn> used = idIn(token).flatMap(id -> signIns.use(id, clock.instant()));
        used.ifPresent(signIn ->
                LOG.infof("subscriber %s signed in", signIn.subscriber().value()));
        return used.map(signIn -> sessions.begin(signIn.subscriber()));
    }

    private Optional<UUID> idIn(String token) {
        return tokens.open(Purpose.SIGN_IN, token)
                .filter(payload -> payload.length == 2 * Long.BYTES)
                .map(ByteBuffer::wrap)
                .map(payload -> new UUID(payload.getLong(), payload.getLong()));
    }
}
