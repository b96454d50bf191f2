package org.tocsin.preference.texts;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class TextsTest {

    @Inject
    Texts texts;

    @Inject
    TextVersions versions;

    @Inject
    Jdbi jdbi;

    @Test
    void sameTextIsKeptOnceHoweverOftenTheServiceStarts() {
        texts.keep(new StartupEvent());
        texts.keep(new StartupEvent());

        assertEquals(1, kept(texts.preferencesPage().version()));
    }

    @Test
    void editedPageIsRefusedByItsName() {
        String page = "page-" + UUID.randomUUID();
        Text first = text(page, "Share?");
        versions.keep(first);

        var refused = assertThrows(IllegalStateException.class, () -> versions.keep(text(page, "Share!")));

        assertTrue(refused.getMessage().contains(page));
        assertEquals("Share?", versions.find(first.version()).orElseThrow().words());
    }

    @Test
    void otherWordsOfTheCatalogueAreAnotherVersionOfTheSamePage() {
        Text weekly = Text.of(Page.UNSUBSCRIBE, "Leave?", "newsletter: once a week");
        Text daily = Text.of(Page.UNSUBSCRIBE, "Leave?", "newsletter: once a day");

        assertNotEquals(weekly.version(), daily.version());
        assertEquals(weekly.pageHash(), daily.pageHash());
    }

    @Test
    void everybodyCanReadATextAsItWas() {
        String version = texts.unsubscribePage().version();

        given().get("/preferences/texts/" + version)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(is(versions.find(version).orElseThrow().words()));
        given().get("/preferences/texts/unsubscribe-page-1").then().statusCode(404);
    }

    @Test
    void nobodyChangesATextThatWasShown() {
        for (String change : List.of("update text_version set words = ''", "delete from text_version")) {
            assertThrows(
                    UnableToExecuteStatementException.class,
                    () -> jdbi.useHandle(handle -> handle.execute(change)),
                    change);
        }
    }

    private static Text text(String page, String words) {
        return new Text(page, Text.of(Page.PREFERENCES, words, "").pageHash(), "en", words);
    }

    private int kept(String version) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from text_version where version = ?")
                .bind(0, version)
                .mapTo(Integer.class)
                .one());
    }
}
