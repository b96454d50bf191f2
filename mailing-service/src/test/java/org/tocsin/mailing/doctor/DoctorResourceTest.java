package org.tocsin.mailing.doctor;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

/** With a name server that does not answer, and links that begin with http. */
@QuarkusTest
class DoctorResourceTest {

    private static final String TOKEN = ConfigProvider.getConfig().getValue("tocsin.operator.token", String.class);

    @Test
    void reportSaysWhatIsWrongAndWhatCannotBeSeen() {
        given().header("Authorization", "Bearer " + TOKEN)
                .accept(ContentType.TEXT)
                .post("/api/v1/doctor/report")
                .then()
                .statusCode(200)
                .body(containsString("wrong     One click: "))
                .body(containsString("doubtful  MX: "));
    }

    @Test
    void programsReadItAsJson() {
        given().header("Authorization", "Bearer " + TOKEN)
                .post("/api/v1/doctor")
                .then()
                .statusCode(200)
                .body("verdict", hasItem("WRONG"))
                .body("subject", hasItem("One click"));
    }

    @Test
    void itIsForOperatorsAlone() {
        given().post("/api/v1/doctor").then().statusCode(401);
    }
}
