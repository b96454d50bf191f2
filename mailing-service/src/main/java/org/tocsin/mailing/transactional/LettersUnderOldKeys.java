package org.tocsin.mailing.transactional;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.sealing.SealedRows;

/** Letters that wait while the data key changes. */
@ApplicationScoped
class LettersUnderOldKeys implements SealedRows {

    /** Behind the mark and a 1, four octets say which key: org.tocsin.sealing.Sealing. */
    private static final String OLD =
            """
              from transactional_mail
             where request like 'sealed.1.%'
               and substring(decode(translate(substring(request from 10 for 8), '-_', '+/'), 'base64') from 2 for 4) <> :key
            """;

    private final Jdbi database;
    private final SealedLetters letters;

    LettersUnderOldKeys(Jdbi database, SealedLetters letters) {
        this.database = database;
        this.letters = letters;
    }

    @Override
    public int sealAgain(byte[] key) {
        return database.withHandle(handle -> {
            Map<UUID, String> old = handle.createQuery(
                            "select mail_id, request " + OLD + " limit 200 for update skip locked")
                    .bind("key", key)
                    .reduceRows(new HashMap<>(), (all, row) -> {
                        all.put(row.getColumn("mail_id", UUID.class), row.getColumn("request", String.class));
                        return all;
                    });
            old.forEach((mail, letter) -> handle.execute(
                    "update transactional_mail set request = ? where mail_id = ?", letters.again(mail, letter), mail));
            return old.size();
        });
    }

    @Override
    public long left(byte[] key) {
        return database.withHandle(handle -> handle.createQuery("select count(*) " + OLD)
                .bind("key", key)
                .mapTo(Long.class)
                .one());
    }
}
