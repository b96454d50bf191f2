package org.tocsin.mailing.archive;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tocsin.mailing.delivery.Readers;
import org.tocsin.mailing.studio.CampaignCalls;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.tocsin.mailing.studio.CampaignCalls.awaitState;
import static org.tocsin.mailing.studio.CampaignCalls.campaign;
import static org.tocsin.mailing.studio.CampaignCalls.operator;

@QuarkusTest
class ArchiveTest {

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void nothingYet() {
        new Readers(jdbi).removeAll();
    }

    @Test
    void whatWasSentIsReadByEverybodyAndStaysHarmless() {
        String id = sent(Map.of("subject", "Patch <b>now</b>", "markdown", "Update **today**.\n\n<script>x</script>"));
        given().get("/archive").then().statusCode(200).body(containsString("Patch &lt;b&gt;now&lt;/b&gt;"));
        given().get("/archive/{id}", id)
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("max-age=60"))
                .body(containsString("<strong>today</strong>"))
                .body(not(containsString("<script>")));
        given().get("/archive.xml")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/atom+xml"))
                .body("feed.entry.id", equalTo("urn:uuid:" + id))
                .body("feed.entry.title", equalTo("Patch <b>now</b>"));
    }

    @Test
    void draftsAndWhatItsAuthorKeepsOutAreNotShown() {
        String hidden = sent(Map.of("archive", false));
        String draft = create(Map.of());
        given().get("/archive/{id}", hidden).then().statusCode(404);
        given().get("/archive/{id}", draft).then().statusCode(404);
        given().get("/archive/nonsense").then().statusCode(404);
        given().get("/archive").then().body(containsString("Nothing yet"));
    }

    @Test
    void withdrawnAlertSaysSoAndUpdatedOneLeadsToItsUpdate() {
        String id = sent(Map.of());
        String update = sent(Map.of("updates", id, "subject", "Corrected"));
        given().get("/archive/{id}", id).then().body(containsString("/archive/" + update));
        operator().post("/api/v1/campaigns/{id}/actions/withdraw", id).then().statusCode(202);
        given().get("/archive/{id}", id).then().body(containsString("no longer holds"));
        given().get("/archive.xml").then().body(containsString("Withdrawn: Update"));
    }

    private static String sent(Map<String, Object> more) {
        String id = create(more);
        operator().post("/api/v1/campaigns/{id}/actions/send", id).then().statusCode(202);
        awaitState(id, "sent");
        return id;
    }

    private static String create(Map<String, Object> more) {
        Map<String, Object> alert = new HashMap<>(campaign("alert", "security-alerts", "Update", "text"));
        alert.putAll(more);
        return CampaignCalls.create(alert);
    }
}
