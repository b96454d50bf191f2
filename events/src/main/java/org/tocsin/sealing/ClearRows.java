package org.tocsin.sealing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Update;

/** A table in which older versions left personal data in clear; every method joins the running transaction. */
public final class ClearRows {

    private static final int STEP = 200;

    private final Jdbi database;
    private final ReaderKeys keys;
    private final ClearTable table;

    public ClearRows(Jdbi database, ReaderKeys keys, ClearTable table) {
        this.database = database;
        this.keys = keys;
        this.table = table;
    }

    private record Row(UUID id, UUID reader, Map<String, String> texts) {}

    /** Seals some of it; returns how many rows, and 0 when nothing is left. Several replicas may do it at once. */
    int sealSome() {
        return database.withHandle(handle -> {
            List<Row> rows = handle.createQuery(table.some())
                    .bind("step", STEP)
                    .map(this::row)
                    .list();
            Map<UUID, ReaderKey> readers =
                    keys.of(rows.stream().map(Row::reader).distinct().toList());
            rows.forEach(row -> seal(handle, row, readers.get(row.reader())));
            return rows.size();
        });
    }

    long left() {
        return database.withHandle(
                handle -> handle.createQuery(table.count()).mapTo(Long.class).one());
    }

    private Row row(RowView row) {
        Map<String, String> texts = table.columns().stream()
                .map(ClearColumn::from)
                .distinct()
                .filter(column -> row.getColumn(column, String.class) != null)
                .collect(Collectors.toMap(column -> column, column -> row.getColumn(column, String.class)));
        return new Row(row.getColumn(table.id(), UUID.class), row.getColumn(table.reader(), UUID.class), texts);
    }

    private void seal(Handle handle, Row row, ReaderKey key) {
        Update update = handle.createUpdate(table.seal()).bind("row", row.id());
        for (ClearColumn column : table.columns()) {
            String text = row.texts().get(column.from());
            update.bind(column.name(), text == null ? null : column.sealed().apply(key, text));
        }
        update.execute();
    }
}
