package org.tocsin.mailing.history;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.held.CatalogueOfTables;

@QuarkusTest
class CatalogueTest {

    @Inject
    Jdbi database;

    @Test
    void everyColumnIsInTheCatalogueOfWhatIsHeld() {
        CatalogueOfTables.assertComplete(database, "mailing");
    }
}
