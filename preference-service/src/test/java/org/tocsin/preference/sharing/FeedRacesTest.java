package org.tocsin.preference.sharing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.confirming.HistorySteps;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Readers withdraw, in two threads, while the sponsor reads. */
@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class FeedRacesTest {

    private static final String SPONSOR = "kaspersky-lab";
    private static final int READERS = 150;

    /** Whose last word, where the ledger stood when the page was put together, was not a yes. */
    private static final String LEFT_WITHOUT_CONSENT =
            """
            select count(*)
              from disclosed
              join disclosure on disclosure.id = disclosure_id
              join sharing using (reference)
              join person using (subscriber_id)
             where subscriber_id = any(:ids)
               and 'opt-in' is distinct from (
                   select decision from consent_entry
                    where consent_entry.subject = person.subject and kind = 'sponsor' and purpose = disclosure.sponsor
                      and sequence <= ledger_sequence
                    order by sequence desc limit 1)
            """;

    private static final String TOLD_AND_NOT_RECALLED =
            """
            select count(*) from sharing
             where subscriber_id = any(:ids)
               and exists (select from disclosed where disclosed.reference = sharing.reference)
                   is distinct from exists (select from recall where recall.reference = sharing.reference)
            """;

    @Inject
    HistorySteps steps;

    @Inject
    Jdbi jdbi;

    private String cursor = "p0";

    @Test
    void nobodyLeavesAfterTheirNoAndWhoeverLeftBeforeIsRecalled() {
        readToTheEnd();
        List<ModelReader> readers =
                IntStream.range(0, READERS).mapToObj(ModelReader::new).toList();
        steps.tell(readers, reader -> {
            reader.consents.add(SPONSOR);
            return List.of(SPONSOR);
        });
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<CompletableFuture<Void>> withdrawals = new ArrayList<>();
        try {
            readers.forEach(reader -> withdrawals.add(
                    CompletableFuture.runAsync(() -> steps.withdraw(List.of(reader), SPONSOR), threads)));
            while (withdrawals.stream().anyMatch(withdrawal -> !withdrawal.isDone())) {
                read();
            }
            withdrawals.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }

        cursor = "p0";
        Set<String> left = readToTheEnd();
        assertTrue(
                readers.stream().map(ModelReader::email).noneMatch(left::contains), "nobody is in the feed any more");
        assertEquals(0, count(LEFT_WITHOUT_CONSENT, readers));
        assertEquals(0, count(TOLD_AND_NOT_RECALLED, readers));
    }

    private Set<String> readToTheEnd() {
        Set<String> people = new HashSet<>();
        String before;
        do {
            before = cursor;
            people.addAll(read().getList("subscribers.email", String.class));
        } while (!before.equals(cursor));
        return people;
    }

    private JsonPath read() {
        JsonPath page = given().header("Authorization", "Bearer only-for-the-tests-of-one-sponsor")
                .get("/api/v1/sponsors/kaspersky-lab/subscribers?cursor=" + cursor)
                .jsonPath();
        cursor = page.getString("next");
        return page;
    }

    private int count(String query, List<ModelReader> readers) {
        UUID[] ids = readers.stream().map(reader -> reader.id).toArray(UUID[]::new);
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bindArray("ids", UUID.class, (Object[]) ids)
                .mapTo(Integer.class)
                .one());
    }
}
