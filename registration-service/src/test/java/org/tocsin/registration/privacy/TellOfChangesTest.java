package org.tocsin.registration.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.tocsin.events.wire.AccountMail;
import org.tocsin.registration.messaging.AccountMails;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class TellOfChangesTest {

    private static final Clock LATER = Clock.fixed(Instant.parse("2031-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Inject
    Mailbox mailbox;

    @Inject
    PolicyNotices notices;

    @Inject
    Subscribers subscribers;

    @Inject
    AccountMails mails;

    @Inject
    Jdbi database;

    @Test
    void readersAreToldOnceOfAChangeThatMatters() throws IOException {
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        given().post(mailbox.link(ada.email(), 1)).then().statusCode(200);
        UUID subscriber = mailbox.mails(ada.email(), 1).get(0).subscriberId();
        Files.writeString(folder.resolve("2031-05-01.md"), "<!-- material: We keep less. -->\n# Privacy policy");
        Policies policies = new Policies(PoliciesTest.settings(folder), LATER);
        TellOfChanges tellOfChanges = new TellOfChanges(policies, notices, subscribers, mails, LATER);

        tellOfChanges.tell();
        tellOfChanges.tell();

        AccountMail letter = mailbox.letters(subscriber, 1).get(0);
        assertEquals("policy-changed", letter.about());
        assertEquals(true, letter.link().orElseThrow().endsWith("/privacy/2031-05-01/changes"));
        assertEquals(1, lettersTo(subscriber));
    }

    private int lettersTo(UUID subscriber) {
        return database.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from outbox
                         where key = :key and topic = 'mail-requests'
                           and strpos(convert_from(headers, 'UTF8'), 'account-requested') > 0""")
                .bind("key", subscriber.toString())
                .mapTo(Integer.class)
                .one());
    }
}
