package org.tocsin.mailing.sending;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.tocsin.mailing.campaign.Kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A campaign keeps its promises while everything fails; and the checker that says so finds every mistake that is planted on purpose. */
class PlantedBugsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void noPromiseIsBrokenWhenEverythingFails(Kind kind) throws IOException {
        try (FaultyRun run = new FaultyRun(kind, Optional.empty(), folder)) {
            assertEquals(List.of(), run.violations());
        }
    }

    @ParameterizedTest
    @EnumSource
    void checkerFindsThePlantedBug(PlantedBug bug) throws IOException {
        try (FaultyRun run = new FaultyRun(bug.kind(), Optional.of(bug), folder)) {
            List<String> violations = run.violations();
            assertTrue(run.wasPlanted(), "the statement that is to be damaged reads differently now");
            assertTrue(
                    violations.stream().anyMatch(violation -> violation.startsWith(bug.finding() + ":")),
                    () -> "found only: " + violations);
        }
    }
}
