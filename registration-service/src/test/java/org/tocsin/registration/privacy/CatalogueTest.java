package org.tocsin.registration.privacy;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import org.tocsin.held.CatalogueOfTables;
import org.tocsin.registration.service.Surroundings;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class CatalogueTest {

    @Inject
    Jdbi database;

    @Test
    void everyColumnIsInTheCatalogueOfWhatIsHeld() {
        CatalogueOfTables.assertComplete(database, "registration");
    }
}
