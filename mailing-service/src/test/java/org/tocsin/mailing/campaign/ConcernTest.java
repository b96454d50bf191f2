package org.tocsin.mailing.campaign;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ConcernTest {

    @ParameterizedTest
    @CsvSource({
        "Cisco, IOS XE, Cisco, ios  xe, true",
        "Cisco, IOS XE, CISCO, , true",
        "Cisco, IOS XE, Cisco, ASA, false",
        "Cisco, , Cisco, ASA, true",
        "Cisco, , Microsoft, , false",
        "Cisco, IOS XE, Microsoft, IOS XE, false"
    })
    void alertPassesToWhoeverNamedItsVendorOrItsProduct(
            String vendor, String product, String wantedVendor, String wantedProduct, boolean passes) {
        Concern concern = new Concern(Optional.of(vendor), Optional.ofNullable(product), Optional.empty());
        List<String> wished = Concern.spellings(wantedVendor, Optional.ofNullable(wantedProduct));
        assertEquals(passes, !Collections.disjoint(wished, concern.passing().orElseThrow()));
    }
}
