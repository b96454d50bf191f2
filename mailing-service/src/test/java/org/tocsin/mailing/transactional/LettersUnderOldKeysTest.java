package org.tocsin.mailing.transactional;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.events.wire.SignInMail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
class LettersUnderOldKeysTest {

    private static final byte[] ANOTHER = new byte[4];
    private static final byte[] NOW = {0, 0, 0, 1};

    @Inject
    LettersUnderOldKeys old;

    @Inject
    SealedLetters letters;

    @Inject
    Jdbi database;

    private final SignInMail letter = new SignInMail(
            UUID.randomUUID(),
            UUID.randomUUID(),
            "ada@readers.example",
            Optional.of("Ada"),
            "en",
            "https://threatpost.example/account/enter/x",
            Instant.EPOCH);

    @BeforeEach
    void letterWaits() {
        database.useHandle(handle -> {
            handle.execute("delete from transactional_mail where request like 'sealed.1.%'");
            handle.createUpdate(
                            """
                            insert into transactional_mail (mail_id, subscriber_id, kind, state, next_at, request, expires_at)
                            values (:mail, :reader, 'sign-in', 'deferred', 'infinity', :request, 'infinity')""")
                    .bind("mail", letter.mailId())
                    .bind("reader", letter.subscriberId())
                    .bind("request", letters.seal(letter))
                    .execute();
        });
    }

    @Test
    void letterThatWaitsWhileTheDataKeyChangesIsTheSameLetterUnderTheNewOne() {
        String before = stored();
        assertEquals(1, old.left(ANOTHER));

        assertEquals(1, QuarkusTransaction.requiringNew().call(() -> old.sealAgain(ANOTHER)));

        assertNotEquals(before, stored());
        assertTrue(stored().startsWith("sealed.1."));
        assertEquals(letter, letters.open(letter.mailId(), SignInMail.class, stored()));
    }

    @Test
    void letterUnderTheKeyThatSealsNowIsLeftAlone() {
        assertEquals(0, old.left(NOW));
        assertEquals(0, QuarkusTransaction.requiringNew().call(() -> old.sealAgain(NOW)));
    }

    private String stored() {
        return database.withHandle(
                handle -> handle.createQuery("select request from transactional_mail where mail_id = :mail")
                        .bind("mail", letter.mailId())
                        .mapTo(String.class)
                        .one());
    }
}
