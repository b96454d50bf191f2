package org.tocsin.mailing.inbound.understanding.bounce;

import org.junit.jupiter.api.Test;

import org.tocsin.mailing.inbound.understanding.Grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeliveryRulesTest {

    private static final Diagnosis ODD = Diagnosis.of("5.9.9", "550 5.9.9 the owl is full of mice");

    @Test
    void operatorsRulesAreAskedFirst() {
        DeliveryRules rules = DeliveryRules.shipped()
                .extendedBy(
                        """
                        # a neighbour of ours says it in its own way
                        [hard: the owl moved out]
                        status 5.9.9
                        words the owl is * mice
                        """);

        assertEquals("hard, the owl moved out (5.9.9)", rules.grade(ODD).inWords());
    }

    @Test
    void reasonThatNobodyKnowsIsSoft() {
        assertEquals(Grade.SOFT, DeliveryRules.shipped().grade(ODD).grade());
    }

    @Test
    void mistakeInATableIsNamed() {
        DeliveryRules shipped = DeliveryRules.shipped();

        var mistake =
                assertThrows(IllegalArgumentException.class, () -> shipped.extendedBy("[hard: gone]\nword gone\n"));

        assertTrue(mistake.getMessage().endsWith("word gone"));
    }
}
