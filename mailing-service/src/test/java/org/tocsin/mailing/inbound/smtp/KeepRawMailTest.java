package org.tocsin.mailing.inbound.smtp;

import java.io.IOException;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.inbound.receiving.ForgetRawMail;
import org.tocsin.tokens.MailFunction;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How long the message itself is kept. */
@QuarkusTest
class KeepRawMailTest extends ReaderAtTheListener {

    @Inject
    ForgetRawMail forgetRawMail;

    @Test
    void rawMessageIsRemovedAfterItsTimeAndWhatWasUnderstoodStays() throws IOException {
        client.deliver(READER, address(MailFunction.REPLY), message("Subject: unsubscribe"));
        forgetRawMail.forget();
        assertEquals(1, rawMessages());

        database.useHandle(
                handle -> handle.execute("update inbound_raw set received_at = received_at - interval '31 days'"));
        forgetRawMail.forget();

        assertEquals(0, rawMessages());
        assertEquals(List.of("unsubscribe"), understood());
    }

    @Test
    void rawMessageOfAnErasedPersonIsRemoved() throws IOException {
        client.deliver(READER, address(MailFunction.REPLY), message("Subject: Hello"));
        database.useHandle(handle ->
                handle.execute("insert into subscriber (id, version, erased_at) values (?, 2, now())", subscriber));

        forgetRawMail.forget();

        assertEquals(0, rawMessages());
    }

    private int rawMessages() {
        return database.withHandle(handle -> handle.createQuery(
                        """
                        select count(*) from inbound_raw join inbound_mail using (message_hash)
                        where subscriber_id = :subscriber
                        """)
                .bind("subscriber", subscriber)
                .mapTo(Integer.class)
                .one());
    }
}
