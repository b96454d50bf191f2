package org.tocsin.preference.retention;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.backing.BackingServices;
import org.tocsin.held.CatalogueOfTables;

@QuarkusTest
@QuarkusTestResource(BackingServices.class)
class CatalogueTest {

    @Inject
    Jdbi database;

    @Test
    void everyColumnIsInTheCatalogueOfWhatIsHeld() {
        CatalogueOfTables.assertComplete(database, "preference");
    }
}
