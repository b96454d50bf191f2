package org.tocsin.sealing;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Which rows are in clear, as SQL.
 *
 * @param id the column of its primary key
 * @param reader the column that says whose the row is
 * @param clear the condition that finds such rows; there is an index for it
 */
public record ClearTable(String name, String id, String reader, String clear, List<ClearColumn> columns) {

    public ClearTable {
        columns = List.copyOf(columns);
    }

    String some() {
        return "select * from %s where %s order by %s limit :step for update skip locked".formatted(name, clear, id);
    }

    String count() {
        return "select count(*) from %s where %s".formatted(name, clear);
    }

    String seal() {
        String columnsSet = columns.stream()
                .map(column -> column.name() + " = :" + column.name())
                .collect(Collectors.joining(", "));
        return "update %s set %s where %s = :row".formatted(name, columnsSet, id);
    }
}
