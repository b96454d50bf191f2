package org.tocsin.preference.verifying;

import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.backing.BackingServices;
import org.tocsin.preference.confirming.ConfirmedReaders;
import org.tocsin.preference.ledger.Finding;
import org.tocsin.preference.postgres.ConsentEntries;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class VerifyLedgerTest {

    @Inject
    ConfirmedReaders readers;

    @Inject
    AnchorLedger anchorLedger;

    @Inject
    AnchorTopic anchors;

    @Inject
    VerifyLedger verifyLedger;

    @Inject
    ConsentEntries ledger;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void somethingIsInTheLedger() {
        readers.optedInTo("newsletter", "informative", "security-alerts");
    }

    @Test
    void endOfTheLedgerIsAnchoredOutside() {
        anchorLedger.anchor();
        anchorLedger.anchor();

        assertEquals(1, anchors.all().stream().filter(ledger.head()::equals).count());
    }

    @Test
    void ledgerAsWrittenIsSound() {
        anchorLedger.anchor();

        verifyLedger.verify();

        assertEquals(List.of(), verifyLedger.state().findings());
        assertEquals(ledger.head().sequence(), verifyLedger.state().rows());
        given().get("/q/health/group/writing").then().statusCode(200);
        given().get("/q/metrics").then().body(containsString("tocsin_consent_ledger_findings 0.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update consent_entry set purpose = 'special-offers' where sequence = :row",
                "update consent_entry set recorded_at = recorded_at - interval '1 second' where sequence = :row",
                "update consent_entry set subject = gen_random_uuid() where sequence = :row",
                "delete from consent_entry where sequence = :row",
                "delete from consent_entry where sequence >= :row",
            })
    void whatTheOwnerOfTheTableDidIsFoundAndWritingIsRed(String tampering) {
        anchorLedger.anchor();
        long row = ledger.head().sequence() - 1;

        withTampered(tampering, row, () -> {
            verifyLedger.verify();
            assertTrue(
                    verifyLedger.state().findings().stream().anyMatch(finding -> names(finding, row)),
                    verifyLedger.state().findings()::toString);
            given().get("/q/health/group/writing").then().statusCode(503).body("status", is("DOWN"));
            given().get("/q/health/ready").then().statusCode(200);
        });

        verifyLedger.verify();
        assertEquals(List.of(), verifyLedger.state().findings());
    }

    @Test
    void tableRefusesToBeChanged() {
        for (String change : List.of(
                "update consent_entry set way = 'form'", "delete from consent_entry", "truncate consent_entry")) {
            assertThrows(
                    UnableToExecuteStatementException.class,
                    () -> jdbi.useHandle(handle -> handle.execute(change)),
                    change);
        }
    }

    private static boolean names(Finding finding, long row) {
        return finding.describe().contains("row " + row) || finding.describe().contains("ends with row " + (row - 1));
    }

    /** As somebody who owns the table could; put back afterwards, since all tests share one ledger. */
    private void withTampered(String tampering, long row, Runnable check) {
        jdbi.useHandle(handle -> {
            handle.execute("create table consent_entry_kept as select * from consent_entry where sequence >= " + row);
            handle.execute("alter table consent_entry disable trigger user");
            handle.createUpdate(tampering).bind("row", row).execute();
        });
        try {
            check.run();
        } finally {
            jdbi.useHandle(handle -> {
                handle.execute("delete from consent_entry where sequence >= " + row);
                handle.execute("insert into consent_entry select * from consent_entry_kept");
                handle.execute("alter table consent_entry enable trigger user");
                handle.execute("drop table consent_entry_kept");
            });
        }
    }
}
