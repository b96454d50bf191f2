package org.tocsin.checks.compose;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The variables that people set, in {@code compose.yaml} and in {@code .env.example}. */
class VariablesTest {

    private static final Pattern USE = Pattern.compile("\\$\\{([A-Z_]+)(?::-([^{}$]*))?");
    private static final Pattern OFFER = Pattern.compile("([A-Z_]+)=(.*)");

    private final List<String> example =
            Repository.text("deploy/.env.example").lines().toList();

    @Test
    void exampleOffersEveryVariableWithItsDefault() {
        Map<String, String> offered = new TreeMap<>();
        example.stream()
                .map(OFFER::matcher)
                .filter(Matcher::matches)
                .forEach(offer -> offered.put(offer.group(1), offer.group(2)));
        // Its default is the absence of a domain, which the compose file spells in two ways.
        assertEquals("", offered.get("DOMAIN"));
        Map<String, String> used = used();
        used.put("DOMAIN", "");
        assertEquals(used, offered);
    }

    @Test
    void everyVariableIsExplained() {
        for (int line = 1; line < example.size(); line++) {
            if (OFFER.matcher(example.get(line)).matches()) {
                assertTrue(example.get(line - 1).matches("#.*|[A-Z_]+=.*"), example.get(line));
            }
        }
    }

    private static Map<String, String> used() {
        Map<String, String> used = new TreeMap<>();
        Matcher use = USE.matcher(Repository.text("deploy/compose.yaml"));
        while (use.find()) {
            if (use.group(2) != null) {
                String other = used.put(use.group(1), use.group(2));
                assertTrue(
                        other == null
                                || other.equals(use.group(2))
                                || use.group(1).equals("DOMAIN"),
                        use.group());
            }
        }
        return used;
    }
}
