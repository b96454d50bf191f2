package org.tocsin.registration.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** The operators of the tests, by name; the secret of each is made from the name. */
public record Staff(String name) {

    public static final Staff EDITOR = new Staff("editor");
    public static final Staff PRIVACY = new Staff("privacy");

    /** A request with this operator's secret. */
    public RequestSpecification program() {
        return given().header("Authorization", "Bearer " + secret());
    }

    /** The same as a browser sends it from one of our own pages. */
    public RequestSpecification browser() {
        return browserOn("same-origin");
    }

    /** @param site where the page is that made the browser ask, as Sec-Fetch-Site says it */
    public RequestSpecification browserOn(String site) {
        return given().accept("text/html")
                .auth()
                .preemptive()
                .basic(name, secret())
                .header("Sec-Fetch-Site", site);
    }

    static Path list() {
        try {
            Path list = Files.createTempFile("operators", "");
            list.toFile().deleteOnExit();
            return Files.writeString(list, EDITOR.line() + PRIVACY.line());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String secret() {
        return "only-for-the-tests-never-in-production-" + name;
    }

    private String line() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret().getBytes(StandardCharsets.UTF_8));
            return name + " sha256:" + HexFormat.of().formatHex(digest) + "\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
