package org.tocsin.held;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jdbi.v3.core.Jdbi;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Compares the catalogue with the database of a service. */
public final class CatalogueOfTables {

    private static final String COLUMNS =
            """
            select table_name, column_name from information_schema.columns
             where table_schema = 'public' and table_name <> 'flyway_schema_history'
            """;

    private CatalogueOfTables() {}

    /** Fails when a column is missing in {@code events/src/main/resources/held/<holder>.json}, or one is there too many. */
    public static void assertComplete(Jdbi database, String holder) {
        Map<String, Set<String>> stored = new TreeMap<>();
        database.useHandle(handle -> handle.createQuery(COLUMNS).mapToMap().forEach(row -> stored.computeIfAbsent(
                        (String) row.get("table_name"), table -> new TreeSet<>())
                .add((String) row.get("column_name"))));
        Map<String, Set<String>> known = new TreeMap<>();
        Catalogue.of(holder)
                .stores()
                .forEach(store ->
                        known.put(store.name(), new TreeSet<>(store.fields().keySet())));
        assertEquals(
                lines(stored),
                lines(known),
                () -> "say what each column is for in events/src/main/resources/held/" + holder + ".json");
    }

    private static String lines(Map<String, Set<String>> tables) {
        StringBuilder lines = new StringBuilder();
        tables.forEach((table, columns) ->
                lines.append(table).append(": ").append(columns).append('\n'));
        return lines.toString();
    }
}
