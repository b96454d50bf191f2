package org.tocsin.checks.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.tocsin.checks.Repository;

/** The page that operators read. */
final class Reference {

    static final String FILE = "deploy/CONFIGURATION.md";

    private static final String HEAD =
            """
            # Settings

            <!-- Written by ReferenceTest from the comments in the code; change those, then see its package for how to write this anew. -->

            Every setting is a property and an environment variable; the variable is the one to use in containers. A **secret** is also taken
            from a file: the variable with `_FILE` behind it names the file. A value that cannot be understood, a required one that is
            missing and a secret that is short or known from an example stop the service at its start, in one line that names the setting.
            Durations are written like `20s`, `72h` or `30d`, sizes like `64K` or `1M`, lists with commas.
            """;

    private Reference() {}

    static String write() {
        Map<String, List<Group>> groups = ConfigMappings.read().stream()
                .collect(Collectors.groupingBy(Group::prefix, TreeMap::new, Collectors.toList()));
        List<String> page = new ArrayList<>(List.of(HEAD));
        groups.forEach((prefix, sharing) -> page.add(section(prefix, sharing)));
        page.add(Repository.text("deploy/checks/src/test/resources/framework-settings.md"));
        return String.join("\n", page);
    }

    private static String section(String prefix, List<Group> sharing) {
        String modules = sharing.stream()
                .map(Group::module)
                .distinct()
                .map(module -> module.equals("events") ? "all services" : module)
                .collect(Collectors.joining(", "));
        String rows = sharing.stream()
                .flatMap(group -> group.settings().stream())
                .collect(Collectors.toMap(Setting::name, setting -> setting, Reference::better, TreeMap::new))
                .values()
                .stream()
                .map(Setting::row)
                .collect(Collectors.joining("\n"));
        return """
                ## %s

                In %s. %s

                | setting and variable | type | default | meaning |
                |---|---|---|---|
                %s
                """
                .formatted(prefix, modules, sharing.get(0).meaning(), rows);
    }

    /** Services that share a setting say the same of it, one of them in more words. */
    private static Setting better(Setting one, Setting other) {
        return one.meaning().length() >= other.meaning().length() ? one : other;
    }
}
