package org.tocsin.preference.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.preference.ledger.Hash;

/** Every text that was ever shown; only ever added to. */
@ApplicationScoped
public class TextVersions {

    private static final String KEEP =
            """
            insert into text_version (version, page, page_hash, language, hash, words, first_shown_at)
            values (:version, :page, :pageHash, :language, :hash, :words, :now)
            on conflict (version) do nothing
            """;

    private static final String EDITED =
            "select exists (select from text_version where page = :page and page_hash <> :pageHash)";

    private static final String FIND =
            "select page, page_hash, language, words from text_version where version = :version";

    private final Jdbi jdbi;
    private final Clock clock;

    TextVersions(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Throws IllegalStateException when the page's version was another text before. */
    @Transactional
    void keep(Text text) {
        if (isEdited(text)) {
            throw new IllegalStateException(
                    "The text " + text.page() + " was edited, and readers have decided before what"
                            + " it said. Put it back, or give the new text a new version.");
        }
        jdbi.useHandle(handle -> handle.createUpdate(KEEP)
                .bind("version", text.version())
                .bind("page", text.page())
                .bind("pageHash", text.pageHash().octets())
                .bind("language", text.language())
                .bind("hash", text.hash().octets())
                .bind("words", text.words())
                .bind("now", clock.instant())
                .execute());
    }

    private boolean isEdited(Text text) {
        return jdbi.withHandle(handle -> handle.createQuery(EDITED)
                .bind("page", text.page())
                .bind("pageHash", text.pageHash().octets())
                .mapTo(Boolean.class)
                .one());
    }

    @Transactional
    Optional<Text> find(String version) {
        return jdbi.withHandle(handle -> handle.createQuery(FIND)
                .bind("version", version)
                .map((row, context) -> text(row))
                .findOne());
    }

    private static Text text(ResultSet row) throws SQLException {
        return new Text(
                row.getString("page"),
                Hash.of(row.getBytes("page_hash")),
                row.getString("language"),
                row.getString("words"));
    }
}
