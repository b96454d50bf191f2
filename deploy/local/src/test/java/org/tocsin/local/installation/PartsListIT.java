package org.tocsin.local.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The CycloneDX list that the build writes, and what it packaged: Quarkus adds parts that Maven does not know of. */
class PartsListIT {

    private static final Pattern PACKAGE = Pattern.compile("pkg:maven/([^/\"]+)/([^@\"]+)@([^?\"]+)");

    private final Path root = Path.of("").toAbsolutePath().getParent().getParent();

    @ParameterizedTest
    @ValueSource(strings = {"registration-service", "preference-service", "mailing-service"})
    void everyJarOfAServiceIsInItsList(String service) throws IOException {
        assertEquals(List.of(), unlisted(service, "target/quarkus-app/lib"));
    }

    @ParameterizedTest
    @ValueSource(strings = "deploy/topics")
    void everyJarOfTheTopicsJobIsInItsList(String module) throws IOException {
        assertEquals(List.of(), unlisted(module, "target/lib"));
    }

    private static boolean isOfThisBuild(Path parts, Path jars) throws IOException {
        return Files.exists(parts) && Files.getLastModifiedTime(parts).compareTo(Files.getLastModifiedTime(jars)) >= 0;
    }

    /** Jars by their names, whose ends are artifact, version and classifier: the list has each as a package URL. */
    private List<String> unlisted(String module, String jars) throws IOException {
        Path parts = root.resolve(module).resolve("target/bom.json");
        assumeTrue(isOfThisBuild(parts, root.resolve(module).resolve(jars)), "an offline build writes no list");
        String list = Files.readString(parts);
        TreeSet<String> known = new TreeSet<>();
        PACKAGE.matcher(list).results().forEach(part -> {
            known.add(part.group(1) + "." + part.group(2) + "-" + part.group(3));
            known.add(part.group(2) + "-" + part.group(3));
        });
        try (Stream<Path> files = Files.walk(root.resolve(module).resolve(jars))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.substring(0, name.length() - ".jar".length()))
                    .filter(name -> known.stream().noneMatch(name::startsWith))
                    .sorted()
                    .toList();
        }
    }
}
