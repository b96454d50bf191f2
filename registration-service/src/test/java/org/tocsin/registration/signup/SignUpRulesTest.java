package org.tocsin.registration.signup;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SignUpRulesTest {

    private static final Catalogue CATALOGUE = new Catalogue(
            List.of(
                    new Topic("alerts", "Alerts", "Says so at once.", "Daily"),
                    new Topic("news", "News", "All of it.", "Weekly")),
            List.of(new Sponsor("kaspersky-lab", "Kaspersky Lab", "Gets your address.")));

    private final SignUpRules rules = new SignUpRules(CATALOGUE, new Language("en"));

    @Test
    void anAddressAndOneTopicAreEnough() {
        SignUp signUp = accepted(new Submission("ada@readers.example", "", "", List.of("news"), List.of()));

        assertEquals("ada@readers.example", signUp.email().value());
        assertEquals(Optional.empty(), signUp.name());
        assertEquals("en", signUp.language().tag());
        assertEquals(List.of("news"), signUp.topics());
        assertEquals(List.of(), signUp.sponsors());
    }

    @Test
    void everyFaultIsNamedAtItsField() {
        Submission submission =
                new Submission("nobody", "Ada\r\nBcc: x", "not_a_tag", List.of("gossip"), List.of("everybody"));

        assertEquals(List.of("email", "name", "locale", "topics", "sponsorConsents"), faultyFields(submission));
    }

    @Test
    void withoutATopicThereIsNothingToSubscribeTo() {
        assertEquals(
                List.of("topics"),
                faultyFields(new Submission("ada@readers.example", "", "", List.of(), List.of("kaspersky-lab"))));
    }

    @Test
    void aTopicChosenTwiceCountsOnce() {
        assertEquals(
                List.of("news"),
                accepted(withName("")).topics().stream().distinct().toList());
        Submission twice = new Submission("ada@readers.example", "", "", List.of("news", "news"), List.of());
        assertEquals(List.of("news"), accepted(twice).topics());
    }

    @Test
    void anEndlessTopicIsNotEchoedInFull() {
        Submission submission = new Submission("ada@readers.example", "", "", List.of("x".repeat(10_000)), List.of());
        Verdict.Refused refused = assertInstanceOf(Verdict.Refused.class, rules.check(submission));
        assertTrue(refused.faults().get(0).message().length() < 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\nLovelace",
                "Ada\rLovelace",
                "Ada\u0000",
                "Ada\u2028Lovelace",
                "Ada\u202Eecalevol",
                "Ada\uD800",
                "Ada\n",
            })
    void aNameOfMoreThanOneLineIsRefused(String name) {
        assertEquals(List.of("name"), faultyFields(withName(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "Ольга Ладыженская",
                "<script>alert(1)</script>",
                "{config:quarkus.datasource.password}",
                "${jndi:x} {#eval '1'}",
                "👩‍💻 Ada",
                "O'Brien, \"the\" Ada; --",
            })
    void aNameMayLookLikeMarkup(String name) {
        assertEquals(Optional.of(new PersonName(name)), accepted(withName(name)).name());
    }

    @Test
    void aNameHasAtMost100Characters() {
        assertTrue(accepted(withName("👩".repeat(100))).name().isPresent());
        assertEquals(List.of("name"), faultyFields(withName("a".repeat(101))));
    }

    @Test
    void aBlankNameIsNoName() {
        assertEquals(Optional.empty(), accepted(withName("   ")).name());
    }

    @ParameterizedTest
    @CsvSource({"en, en", "de-at, de-AT", "zh-Hant-TW, zh-Hant-TW"})
    void aLanguageTagIsSpeltCanonically(String typed, String tag) {
        Submission submission = new Submission("ada@readers.example", "", typed, List.of("news"), List.of());
        assertEquals(tag, accepted(submission).language().tag());
    }

    private static Submission withName(String name) {
        return new Submission("ada@readers.example", name, "", List.of("news"), List.of());
    }

    private SignUp accepted(Submission submission) {
        return assertInstanceOf(Verdict.Accepted.class, rules.check(submission)).signUp();
    }

    private List<String> faultyFields(Submission submission) {
        return assertInstanceOf(Verdict.Refused.class, rules.check(submission)).faults().stream()
                .map(Fault::field)
                .toList();
    }
}
