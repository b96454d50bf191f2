package org.tocsin.local.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CatalogueTest {

    private static final String ENTRY =
            """
            {"cveID":"%s","vendorProject":"Vendor","product":"Product","vulnerabilityName":"Name","dateAdded":"%s",
             "shortDescription":"Description","requiredAction":"Action","dueDate":"2026-02-01"}
            """;

    @Test
    void newestEntriesComeFirst() {
        Catalogue catalogue = parse(list(
                ENTRY.formatted("CVE-2025-1", "2025-01-01"),
                ENTRY.formatted("CVE-2026-1", "2026-01-01"),
                ENTRY.formatted("CVE-2025-2", "2025-06-01")));
        assertEquals(List.of("CVE-2026-1", "CVE-2025-2"), cves(catalogue.newest(0, 2)));
        assertEquals(List.of("CVE-2025-1"), cves(catalogue.newest(2, 2)));
    }

    @Test
    void shippedCatalogueFillsTwoAlerts() throws InterruptedException {
        assertTrue(CatalogueSource.read(Optional.empty()).size() >= 10);
    }

    @Test
    void whatIsNotJsonIsNamedWithItsLine() {
        assertEquals("the file is not JSON (line 2)", complaint("{\n\"vulnerabilities\": oops}"));
    }

    @Test
    void otherJsonIsNoCatalogue() {
        assertTrue(complaint("{\"items\":[]}").contains("no list of \"vulnerabilities\""));
        assertTrue(complaint("[]").contains("no list of \"vulnerabilities\""));
        assertTrue(complaint(list()).contains("no list of \"vulnerabilities\""));
    }

    @Test
    void missingMemberIsNamedWithItsEntry() {
        String withoutCve = ENTRY.formatted("", "2026-01-01");
        assertEquals(
                "the file: entry 2 has no \"cveID\".",
                complaint(list(ENTRY.formatted("CVE-2026-1", "2026-01-01"), withoutCve)));
    }

    @Test
    void badDateIsNamedWithItsEntry() {
        assertTrue(complaint(list(ENTRY.formatted("CVE-2026-1", "yesterday")))
                .startsWith("the file: entry 1: \"dateAdded\""));
    }

    @Test
    void missingFileIsNamed(@TempDir Path folder) {
        Path missing = folder.resolve("none.json");
        BadCatalogueException refused =
                assertThrows(BadCatalogueException.class, () -> CatalogueSource.read(Optional.of(missing.toString())));
        assertEquals("There is no file " + missing + ".", refused.getMessage());
    }

    @Test
    void fileIsRead(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("kev.json"), list(ENTRY.formatted("CVE-2026-1", "2026-01-01")));
        assertEquals(1, CatalogueSource.read(Optional.of(file.toString())).size());
    }

    @Test
    void alertListsEachEntryWithItsDueDate() {
        Alert alert = Alert.about(
                "Exploited now",
                parse(list(ENTRY.formatted("CVE-2026-1", "2026-01-01"))).newest(0, 5));
        assertTrue(alert.markdown().contains("| 2026-02-01 | CVE-2026-1 | Vendor Product |"), alert.markdown());
    }

    @Test
    void oneEntryMakesTwoAlertsToTellApart() {
        List<Alert> alerts = Alert.two(parse(list(ENTRY.formatted("CVE-2026-1", "2026-01-01"))));
        assertEquals("Exploited now: Product", alerts.get(0).subject());
        assertEquals("Still exploited: Product", alerts.get(1).subject());
        assertTrue(
                alerts.get(1).markdown().contains("CVE-2026-1"), alerts.get(1).markdown());
    }

    @Test
    void sixthEntryOfOneProductIsInTheSecondAlert() {
        String[] entries = IntStream.rangeClosed(1, 6)
                .mapToObj(day -> ENTRY.formatted("CVE-2026-" + day, "2026-01-0" + day))
                .toArray(String[]::new);
        List<Alert> alerts = Alert.two(parse(list(entries)));
        assertFalse(
                alerts.get(0).markdown().contains("CVE-2026-1"), alerts.get(0).markdown());
        assertTrue(
                alerts.get(1).markdown().contains("CVE-2026-1"), alerts.get(1).markdown());
        assertNotEquals(alerts.get(0).subject(), alerts.get(1).subject());
    }

    @Test
    void markupInTheCatalogueStaysText() {
        String entry = ENTRY.replace("\"Description", "\"<img src=x> *bold* [link](http://a.example) a\\nb | c");
        Alert alert = Alert.about(
                "Exploited now",
                parse(list(entry.formatted("CVE-2026-1", "2026-01-01"))).newest(0, 5));
        assertTrue(
                alert.markdown().contains("\\<img src=x\\> \\*bold\\* \\[link\\](http://a.example) a b \\| c"),
                alert.markdown());
    }

    @Test
    void subjectIsOneShortLine() {
        String entry = ENTRY.replace("\"Product", "\"Product\\r\\nBcc: x " + "y".repeat(300));
        Alert alert = Alert.about(
                "Exploited now",
                parse(list(entry.formatted("CVE-2026-1", "2026-01-01"))).newest(0, 5));
        assertFalse(alert.subject().matches("(?s).*[\\r\\n].*"));
        assertTrue(alert.subject().length() < 200, alert.subject());
    }

    private static List<String> cves(List<Advisory> advisories) {
        return advisories.stream().map(Advisory::cve).toList();
    }

    private static String complaint(String json) {
        return assertThrows(BadCatalogueException.class, () -> parse(json)).getMessage();
    }

    private static String list(String... entries) {
        return "{\"vulnerabilities\":[" + String.join(",", entries) + "]}";
    }

    private static Catalogue parse(String json) {
        return Catalogue.parse("the file", json.getBytes(StandardCharsets.UTF_8));
    }
}
