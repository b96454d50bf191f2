package org.tocsin.mailing.operator;

import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class OperatorAuthenticationTest {

    @Test
    void theOperatorIsLetIn() {
        given().header("Authorization", "Bearer " + token())
                .get("/test/operator")
                .then()
                .statusCode(200)
                .body(equalTo("yes"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer", "Bearer ", "Basic b3BlcmF0b3I6", "nonsense"})
    void nobodyElseIs(String credential) {
        given().header("Authorization", credential)
                .get("/test/operator")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json")
                .body("status", equalTo(401));
    }

    @Test
    void whoSaysNothingIsAskedForACredential() {
        given().get("/test/operator")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/problem+json");
    }

    @Test
    void aMethodThatSaysNothingIsClosed() {
        given().header("Authorization", "Bearer " + token())
                .get("/test/operator/forgotten")
                .then()
                .statusCode(403);
    }

    private static String token() {
        return ConfigProvider.getConfig().getValue("tocsin.operator.token", String.class);
    }
}
