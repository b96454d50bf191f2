package org.tocsin.mailing.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** A page that were cut short would end its slice, and with it whoever stands behind. */
class FirstClaimTest {

    private static final Pattern BOUND = Pattern.compile("\\) met limit ([0-9]+)\n");

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 63, 64, 65, 100, 128, 129, 1000, 1_000_000})
    void boundCutsNothingOffAWindow(int limit) {
        Matcher bound = BOUND.matcher(FirstClaim.of(limit));

        assertTrue(bound.find(), FirstClaim.of(limit));
        assertTrue(Integer.parseInt(bound.group(1)) >= limit, bound.group());
    }
}
