package org.tocsin.registration.statistics;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.events.wire.PageCount;
import org.tocsin.events.wire.PagesCounted;
import org.tocsin.registration.service.MovableClock;
import org.tocsin.registration.service.Surroundings;
import org.tocsin.visits.FlushVisits;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StatisticsTest {

    @Inject
    FlushVisits flushVisits;

    @Inject
    KeepSums keepSums;

    @Inject
    AddCounts addCounts;

    @Inject
    MovableClock clock;

    @Inject
    Jdbi database;

    private final String site = "site-" + UUID.randomUUID() + ".example";

    @Test
    void aPageIsCountedByDayDomainAndFamilyOfBrowserOnly() {
        for (int time = 0; time < 6; time++) {
            visit().get("/subscribe?from=" + site).then().statusCode(200);
        }
        visit().header("Sec-GPC", "1").get("/subscribe").then().statusCode(200);
        visit().header("DNT", "1").get("/subscribe").then().statusCode(200);

        flushVisits.flush();

        assertEquals(List.of("/subscribe|Firefox|6"), sumsOf(site));
        given().get("/statistics").then().statusCode(200).body(containsString("<rect"), containsString(site));
    }

    @Test
    void aTokenInAnAddressIsNotPartOfThePage() {
        visit().get("/privacy/2026-11-23").then().statusCode(200);
        flushVisits.flush();
        assertEquals(List.of("/privacy|Firefox|1"), sumsOf(site));
    }

    @Test
    void smallCountsAreFoldedWhenTheDayIsOverAndForgottenAfterAYear() {
        visit().get("/subscribe").then().statusCode(200);
        flushVisits.flush();
        keepSums.tidy();
        assertEquals(1, sumsOf(site).size(), "the day is not over");
        clock.advance(Duration.ofDays(1));

        keepSums.tidy();

        assertEquals(List.of(), sumsOf(site));
        clock.advance(Duration.ofDays(401));
        keepSums.tidy();
        assertEquals(List.of(), sumsOf("other"));
    }

    @Test
    void noColumnCouldTellOneVisitorFromAnother() {
        List<String> columns = database.withHandle(handle -> handle.createQuery(
                        """
                        select column_name || ' ' || data_type from information_schema.columns
                         where table_name = 'visit_sum' order by ordinal_position""")
                .mapTo(String.class)
                .list());
        assertEquals(List.of("day date", "page text", "referrer text", "browser text", "visits bigint"), columns);
    }

    @Test
    void whatAnotherServiceCountedIsAddedOnce() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        PageCount twice = new PageCount(today, "/archive", site, "Firefox", 7);
        PagesCounted counted = new PagesCounted(UUID.randomUUID(), List.of(twice, twice));

        add(counted);
        add(counted);

        assertEquals(List.of("/archive|Firefox|14"), sumsOf(site));
    }

    private void add(PagesCounted counted) {
        QuarkusTransaction.requiringNew().run(() -> addCounts.add(counted));
    }

    private RequestSpecification visit() {
        return given().accept("text/html")
                .header("Referer", "https://" + site + "/some/page?who=ada")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0");
    }

    private List<String> sumsOf(String referrer) {
        return database.withHandle(handle -> handle.createQuery(
                        "select page || '|' || browser || '|' || visits from visit_sum where referrer = :referrer")
                .bind("referrer", referrer)
                .mapTo(String.class)
                .list());
    }
}
