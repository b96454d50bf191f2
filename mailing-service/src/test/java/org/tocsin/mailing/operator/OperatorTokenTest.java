package org.tocsin.mailing.operator;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OperatorTokenTest {

    private static final String GOOD = "b0fa1c7e55d84d0e9d6c8a3f7e21940c";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "b0fa1c7e55d84d0e9d6c8a3f7e21940",
                "only-for-development-never-in-production",
                "only-for-the-tests-never-in-production",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aBadSecretIsRefusedInOneLineThatNamesTheSetting(String secret) {
        String complaint = OperatorToken.complaint(secret, false).orElseThrow();

        assertTrue(complaint.startsWith("tocsin.operator.token "), complaint);
        assertEquals(1, complaint.lines().count());
        assertFalse(secret.length() > 30 && complaint.contains(secret));
    }

    @Test
    void aSecretOfOnesOwnIsAccepted() {
        assertEquals(Optional.empty(), OperatorToken.complaint(GOOD, false));
    }

    @Test
    void onlyTheSecretItselfMatches() {
        OperatorToken token = OperatorToken.of(GOOD + "\n");

        assertTrue(token.matches(GOOD));
        assertFalse(token.matches(GOOD.toUpperCase(java.util.Locale.ROOT)));
        assertFalse(token.matches(GOOD.substring(1)));
        assertFalse(token.matches(""));
    }
}
