package org.tocsin.checks.images;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DockerfileTest {

    private static final Pattern OUR_OWN =
            Pattern.compile("<groupId>org\\.tocsin</groupId>\\s*<artifactId>([a-z-]+)</artifactId>");

    private static final Pattern COPIED = Pattern.compile("COPY (--[a-z]+=\\S+ )*(?<sources>.*) \\S+");

    /** Instructions on one line each, without comments. */
    private final List<String> instructions = Repository.text("deploy/images/Dockerfile")
            .replaceAll("(?m)^#.*\n", "")
            .replaceAll("\\\\\n\\s*", "")
            .lines()
            .filter(line -> !line.isBlank())
            .toList();

    private final List<String> stages =
            Arrays.asList(String.join("\n", instructions).split("(?m)^(?=FROM )"));

    @Test
    void baseImagesAreOfficialAndOfAKnownRelease() {
        assertEquals(
                List.of("ARG COMPILING=eclipse-temurin:17-jdk-noble", "ARG RUNNING=eclipse-temurin:25-jre-noble"),
                instructions.subList(0, 2));
    }

    @Test
    void everyImageRunsAsNobodyFromAnExecFormEntryPoint() {
        finalStages().forEach(stage -> {
            assertTrue(stage.contains("\nUSER 10001:10001\n"), stage);
            assertTrue(
                    stage.indexOf("\nUSER ") > stage.lastIndexOf("\nRUN "), "nothing is made by the user who runs it");
            assertTrue(stage.contains("\nENTRYPOINT [\"java\", "), stage);
            assertFalse(stage.contains("\nCMD "), stage);
        });
    }

    @Test
    void everyImageSaysHowItsHealthIsAskedFor() {
        finalStages().forEach(stage -> assertTrue(stage.contains("\nHEALTHCHECK "), stage));
    }

    @Test
    void memoryFollowsTheContainersLimit() {
        finalStages().forEach(stage -> {
            assertTrue(stage.contains("-XX:MaxRAMPercentage="), stage);
            assertFalse(stage.contains("-Xmx"), stage);
        });
    }

    @Test
    void everyImageSaysWhatItIs() {
        finalStages().forEach(stage -> List.of("title", "licenses", "revision")
                .forEach(label -> assertTrue(stage.contains("org.opencontainers.image." + label + "="), stage)));
    }

    @Test
    void runningImagesHoldOnlyWhatWasBuiltAndTheHealthCheck() {
        finalStages().forEach(stage -> stage.lines()
                .filter(line -> line.startsWith("COPY "))
                .forEach(line -> assertTrue(
                        line.startsWith("COPY --from=build ") || line.contains(" deploy/images/ready "), line)));
    }

    @Test
    void noSecretIsGivenToABuild() {
        instructions.forEach(line -> assertFalse(
                line.matches("(?i)(ARG|ENV) .*(PASSWORD|TOKEN|SECRET|KEY).*") || line.contains("--mount=type=secret"),
                line));
    }

    @Test
    void nothingIsFetchedPastTheBuildTool() {
        instructions.forEach(line -> assertFalse(line.matches("(ADD .*|.*(curl|wget|apt-get|apk) .*)"), line));
    }

    @Test
    void contextIsAListOfWhatIsNeeded() {
        List<String> context = Repository.text("deploy/images/Dockerfile.dockerignore")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertEquals("*", context.get(0));
        assertTrue(context.contains("**/target") && context.contains("**/.data"));
        Repository.text("pom.xml")
                .lines()
                .filter(line -> line.contains("<module>"))
                .map(line -> line.replaceAll("\\s*</?module>", ""))
                .forEach(module -> assertTrue(
                        context.contains("!" + module)
                                || (context.contains("!deploy/*/pom.xml") && module.matches("deploy/[^/]+")),
                        module + " is a module, and Maven wants its pom"));
    }

    /** Tests are compiled with the rest, so what only tests need is needed as well. */
    @Test
    void whateverTheServicesAreBuiltFromIsInTheContextWhole() {
        List<String> context =
                Repository.text("deploy/images/Dockerfile.dockerignore").lines().toList();
        List<String> needed = List.of("registration-service", "preference-service", "mailing-service", "deploy/topics");
        Set<String> seen = new TreeSet<>();
        while (!needed.isEmpty()) {
            seen.addAll(needed);
            needed = needed.stream()
                    .flatMap(DockerfileTest::modulesBelow)
                    .filter(module -> !seen.contains(module))
                    .toList();
        }
        seen.forEach(module -> assertTrue(context.contains("!" + module), module));
    }

    private static Stream<String> modulesBelow(String module) {
        String pom = Repository.text(module + "/pom.xml").replaceAll("(?s)<parent>.*?</parent>", "");
        return OUR_OWN.matcher(pom)
                .results()
                .map(dependency -> dependency.group(1))
                .map(name -> Files.exists(Repository.file(name + "/pom.xml")) ? name : "deploy/" + name);
    }

    @Test
    void copiedFilesAreInTheContext() {
        stages.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
                .map(COPIED::matcher)
                .filter(copy -> copy.matches() && !copy.group("sources").equals("."))
                .flatMap(copy -> Arrays.stream(copy.group("sources").split(" ")))
                .forEach(source -> assertTrue(
                        Repository.text("deploy/images/Dockerfile.dockerignore").contains("!" + source), source));
    }

    private List<String> finalStages() {
        return stages.stream()
                .filter(stage -> stage.startsWith("FROM ${RUNNING}"))
                .toList();
    }
}
