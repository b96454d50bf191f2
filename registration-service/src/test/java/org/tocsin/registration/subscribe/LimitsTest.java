package org.tocsin.registration.subscribe;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import org.tocsin.registration.service.Mailbox;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Reader;
import org.tocsin.registration.service.Surroundings;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LimitsTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @Inject
    Mailbox mailbox;

    @Inject
    MovableClock clock;

    @Test
    void aMailboxGetsOneMailADay() {
        Reader ada = Reader.unheardOf();

        signUpTimes(ada, 3);
        assertEquals(1, mailbox.requestsFor(ada.email()));

        clock.advance(A_DAY);
        signUpTimes(ada, 1);
        assertEquals(2, mailbox.requestsFor(ada.email()));
    }

    @Test
    void aMailboxGetsThreeMailsInThirtyDays() {
        Reader ada = Reader.unheardOf();
        for (int day = 0; day < 29; day++) {
            signUpTimes(ada, 1);
            clock.advance(A_DAY);
        }
        assertEquals(3, mailbox.mails(ada.email(), 3).size());

        clock.advance(A_DAY);
        signUpTimes(ada, 1);
        assertEquals(4, mailbox.mails(ada.email(), 4).size());
    }

    @Test
    void tagsAndCaseDoNotMakeAnotherMailbox() {
        Reader ada = Reader.unheardOf();
        String tagged = ada.email().replace("@", "+one@");

        ada.signsUpAs(tagged);
        ada.signsUpAs(ada.email());
        ada.signsUpAs(ada.email().replace("reader-", "READER-"));

        assertEquals(1, mailbox.requestsFor(tagged));
        assertEquals(0, mailbox.requestsFor(ada.email()));
    }

    @Test
    void sixteenAtOnceAreStillOneMail() throws Exception {
        Reader ada = Reader.unheardOf();
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        List<Future<Integer>> answers = IntStream.range(0, 16)
                .mapToObj(each -> crowd.submit(() -> ada.signsUp().statusCode()))
                .toList();
        for (Future<Integer> answer : answers) {
            assertEquals(202, answer.get());
        }
        crowd.shutdown();

        assertEquals(1, mailbox.requestsFor(ada.email()));
    }

    @Test
    void aNetworkOverItsBudgetGetsTheSameAnswerAndNoMail() {
        Reader first = Reader.unheardOf();
        for (int neighbour = 0; neighbour < 60; neighbour++) {
            neighbourOf(first).signsUp();
        }
        Reader late = neighbourOf(first);

        assertEquals(Reader.unheardOf().signsUp().asString(), late.signsUp().asString());
        assertEquals(0, mailbox.requestsFor(late.email()));
        late.from()
                .formParam("email", late.email())
                .formParam("topics", "newsletter")
                .post("/subscribe")
                .then()
                .statusCode(429)
                .header("Retry-After", "3600")
                .body(containsString("No mail was sent"));

        clock.advance(Duration.ofHours(1));
        late.signsUp();
        assertEquals(1, mailbox.requestsFor(late.email()));
    }

    @Test
    void noAddressAndNoNetworkIsKeptForCounting() {
        // The table has no column for them, and pseudonyms do not contain them.
        Reader ada = Reader.unheardOf();
        ada.signsUp();
        assertEquals(0, mailbox.usesThatContain(ada.email()));
        assertEquals(0, mailbox.usesThatContain(ada.network()));
    }

    private static Reader neighbourOf(Reader reader) {
        return new Reader(Reader.unheardOf().email(), reader.network().replaceAll("\\.7$", ".8"));
    }

    private static void signUpTimes(Reader reader, int times) {
        for (int time = 0; time < times; time++) {
            reader.signsUp();
        }
    }
}
