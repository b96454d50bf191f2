package org.tocsin.web;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.tocsin.backing.BackingServices;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class ProblemsTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"count\":1,\"inner\":null,\"admin\":true} | admin",
                "{\"name\":\"a\",\"count\":\"many\"} | count",
                "{\"name\":\"a\",\"count\":null} | count",
                "{\"name\":[1],\"count\":1} | name",
                "{\"name\":\"a\",\"count\":1,\"inner\":{\"tags\":[[]]}} | inner.tags[0]",
                "{\"name\":\"a\",\"count\":1,\"inner\":{\"tags\":\"x\"}} | inner.tags",
            })
    void mistakeInTheJsonNamesItsField(String body, String field) {
        problem(given().contentType(ContentType.JSON).body(body).post("/probe").then(), 400)
                .body("errors[0].field", is(field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"name\": ", "nonsense", "{} {}", "''", "null", "[]"})
    void whatIsNoJsonIsRefused(String body) {
        problem(given().contentType(ContentType.JSON).body(body).post("/probe").then(), 400);
    }

    @Test
    void wrongContentTypeIsRefused() {
        problem(given().contentType("text/csv").body("a,b").post("/probe").then(), 415);
    }

    @Test
    void formWithHalfAnEscapeIsRefused() {
        String form = "application/x-www-form-urlencoded";
        problem(given().contentType(form).body("name=%").post("/probe/form").then(), 400);
    }

    @Test
    void bodyThatIsTooLargeIsRefusedWithAReason() {
        problem(
                        given().contentType(ContentType.JSON)
                                .body("x".repeat(100_000))
                                .post("/probe")
                                .then(),
                        413)
                .body("detail", startsWith("At most 65536 octets"));
    }

    @Test
    void programGetsProblemDetails() {
        problem(given().get("/probe/refused").then(), 422)
                .body("type", is("about:blank"))
                .body("errors[0].message", is("is <none>"));
    }

    @Test
    void personGetsAPage() {
        given().accept(BROWSER)
                .get("/probe/refused")
                .then()
                .statusCode(422)
                .contentType("text/html")
                .body(containsString("Not like this"))
                .body(containsString("is &lt;none&gt;"));
    }

    @Test
    void absentDatabaseIsSaidToPass() {
        problem(given().get("/probe/away").then(), 503).header("Retry-After", "5");
    }

    @Test
    void brokenInsidesStayInside() {
        problem(given().get("/probe/broken").then(), 500)
                .body("detail", startsWith("It is written down as incident"))
                .body("detail", not(containsString("secret")));
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectIt() {
        for (String path : new String[] {"/probe/refused", "/assets/tocsin.css", "/nowhere"}) {
            given().get(path)
                    .then()
                    .header("Content-Security-Policy", startsWith("default-src 'none'"))
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Content-Type-Options", "nosniff");
        }
        given().get("/probe/refused").then().header("Cache-Control", "no-store");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType(Problem.MEDIA_TYPE).body("status", is(status));
    }
}
