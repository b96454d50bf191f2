package org.tocsin.checks.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;

import org.tocsin.checks.Repository;

/** Every {@code @ConfigMapping} interface of the services, read from its source, where the comments are. */
final class ConfigMappings {

    private static final List<String> MODULES =
            List.of("events", "registration-service", "preference-service", "mailing-service");

    private ConfigMappings() {}

    static List<Group> read() {
        return MODULES.stream()
                .flatMap(module -> groups(module).stream())
                .sorted(Comparator.comparing(Group::prefix))
                .toList();
    }

    private static List<Group> groups(String module) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources(module)));
            List<Group> groups = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                groups.addAll(new MappingReader(module, Trees.instance(task), unit).groups());
            }
            return groups;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> sources(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Repository.file(module).resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> text(file).contains("@ConfigMapping"))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
