package org.tocsin.checks.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;

/** Reads the mappings of one source file. */
final class MappingReader {

    private final String module;
    private final Trees trees;
    private final CompilationUnitTree unit;
    private final Map<String, ClassTree> nested = new LinkedHashMap<>();

    MappingReader(String module, Trees trees, CompilationUnitTree unit) {
        this.module = module;
        this.trees = trees;
        this.unit = unit;
    }

    List<Group> groups() {
        return unit.getTypeDecls().stream()
                .map(ClassTree.class::cast)
                .flatMap(type -> prefix(type).stream().map(prefix -> group(type, prefix)))
                .toList();
    }

    private Group group(ClassTree type, String prefix) {
        type.getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .forEach(inner -> nested.put(inner.getSimpleName().toString(), inner));
        return new Group(module, prefix, comment(type), settings(type, prefix));
    }

    private List<Setting> settings(ClassTree type, String prefix) {
        List<Setting> settings = new ArrayList<>();
        type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> method.getBody() == null)
                .forEach(method -> settings.addAll(settings(method, prefix)));
        return settings;
    }

    private List<Setting> settings(MethodTree method, String prefix) {
        String name = name(method, prefix);
        String type = method.getReturnType().toString();
        String item = type.replaceFirst("^List<(.*)>$", "$1");
        if (nested.containsKey(item)) {
            return settings(nested.get(item), type.equals(item) ? name : name + "[]");
        }
        boolean isOptional = type.startsWith("Optional");
        return List.of(new Setting(
                name, words(type), isOptional, value(method.getModifiers(), "WithDefault"), comment(method)));
    }

    private static String name(MethodTree method, String prefix) {
        if (has(method.getModifiers(), "WithParentName")) {
            return prefix;
        }
        String own = value(method.getModifiers(), "WithName")
                .orElseGet(() ->
                        method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT));
        return prefix + "." + own;
    }

    private static String words(String type) {
        String item = type.replaceFirst("^(Optional|List)<(.*)>$", "$2");
        String word =
                switch (item) {
                    case "String" -> "text";
                    case "int", "long", "OptionalInt" -> "number";
                    case "boolean" -> "true or false";
                    case "Duration" -> "duration";
                    case "MemorySize" -> "size";
                    case "URI" -> "address";
                    case "Path" -> "file";
                    case "LocalDate" -> "day";
                    default -> item;
                };
        return type.startsWith("List<") ? "list of " + word : word;
    }

    private Optional<String> prefix(ClassTree type) {
        return value(type.getModifiers(), "ConfigMapping");
    }

    private static boolean has(ModifiersTree modifiers, String annotation) {
        return annotations(modifiers, annotation).findAny().isPresent();
    }

    private static Stream<? extends AnnotationTree> annotations(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name));
    }

    private static Optional<String> value(ModifiersTree modifiers, String annotation) {
        return annotations(modifiers, annotation)
                .flatMap(found -> found.getArguments().stream())
                .map(MappingReader::literal)
                .findFirst();
    }

    private static String literal(ExpressionTree argument) {
        ExpressionTree value = argument instanceof AssignmentTree named ? named.getExpression() : argument;
        return value instanceof LiteralTree text ? text.getValue().toString() : value.toString();
    }

    private String comment(Tree tree) {
        String text = trees.getDocComment(TreePath.getPath(unit, tree));
        if (text == null) {
            return "";
        }
        return text.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .replace("|", "\\|")
                .strip();
    }
}
