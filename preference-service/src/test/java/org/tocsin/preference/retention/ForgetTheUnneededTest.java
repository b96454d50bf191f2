package org.tocsin.preference.retention;

import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ForgetTheUnneededTest {

    @Inject
    ForgetTheUnneeded forgetTheUnneeded;

    @Inject
    Jdbi jdbi;

    @Test
    void strangerIsForgottenAfterThirtyDaysAndASubscriberNever() {
        UUID newStranger = person(0, 29);
        UUID oldStranger = person(0, 31);
        UUID subscriber = person(1, 400);

        forgetTheUnneeded.forget();

        assertEquals(1, count(newStranger));
        assertEquals(0, count(oldStranger));
        assertEquals(1, count(subscriber));
    }

    private UUID person(long subscriberVersion, int daysAgo) {
        UUID id = UUID.randomUUID();
        jdbi.useHandle(handle -> handle.execute(
                """
                insert into person (subscriber_id, subject, subscriber_version, created_at)
                values (?, gen_random_uuid(), ?, now() - make_interval(days => ?))
                """,
                id,
                subscriberVersion,
                daysAgo));
        return id;
    }

    private int count(UUID subscriber) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from person where subscriber_id = ?")
                .bind(0, subscriber)
                .mapTo(Integer.class)
                .one());
    }
}
