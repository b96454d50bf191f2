package org.tocsin.registration.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PoliciesTest {

    private static final String MATERIAL = "<!-- material: We now keep receipts longer. -->\n";

    @TempDir
    Path folder;

    @Test
    void aVersionHoldsFromItsDayOn() throws IOException {
        write("2027-01-01", "# Privacy policy\n\nOf PUBLISHER.");

        assertEquals("2026-11-23", at("2026-12-31T23:59:59Z").current().version());
        assertEquals("2027-01-01", at("2027-01-01T00:00:00Z").current().version());
        assertTrue(at("2027-01-01T00:00:00Z").current().html().contains("Of Threatpost."));
    }

    @Test
    void consentsBeforeAMaterialChangeAreMarkedOnceItHolds() throws IOException {
        write("2027-01-01", MATERIAL + "# Privacy policy");
        write("2027-02-01", "# Privacy policy in other words");

        assertEquals(Optional.empty(), marked("2026-12-31T00:00:00Z", "2026-11-23"));
        assertEquals(Optional.of("2027-01-01"), marked("2027-03-01T00:00:00Z", "2026-11-23"));
        assertEquals(Optional.empty(), marked("2027-03-01T00:00:00Z", "2027-01-01"));
        assertEquals(
                Optional.of("We now keep receipts longer."),
                at("2027-03-01T00:00:00Z").newestMaterial().flatMap(Policy::material));
    }

    @Test
    void aVersionThatReadersAgreedToIsNotReplaced() throws IOException {
        write("2026-11-23", "# Something else");

        assertThrows(IllegalStateException.class, () -> at("2026-12-01T00:00:00Z"));
    }

    @Test
    void aFolderThatIsNotThereStopsTheStart() {
        PrivacySettings settings = settings(folder.resolve("missing"));

        Exception refusal = assertThrows(RuntimeException.class, () -> new Policies(settings, Clock.systemUTC()));
        assertTrue(refusal.getMessage().contains("tocsin.privacy.folder"), refusal::getMessage);
    }

    @Test
    void changesAreShownWordByWordWhateverTheLineBreaks() {
        Policy older = Policy.fromMarkdown(LocalDate.EPOCH, "# Title\n\nWe keep it for\nseven days.\n\n- one <b>\n");
        Policy newer =
                Policy.fromMarkdown(LocalDate.MAX, "# Title\n\nWe keep it\nfor nine days.\n\n- one <b>\n- two <i>\n");

        assertEquals(
                List.of("We keep it for <del>seven</del><ins>nine</ins> days.", "<ins>- two &lt;i&gt;</ins>"),
                Changes.between(older, newer));
    }

    private Optional<String> marked(String now, String version) {
        return at(now).materialChangeSince(version).map(Policy::version);
    }

    private void write(String day, String markdown) throws IOException {
        Files.writeString(folder.resolve(day + ".md"), markdown);
    }

    private Policies at(String now) {
        return new Policies(settings(folder), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    static PrivacySettings settings(Path folder) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(PrivacySettings.class)
                .withDefaultValue("tocsin.privacy.folder", folder.toString())
                .build()
                .getConfigMapping(PrivacySettings.class);
    }
}
