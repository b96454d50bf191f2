package org.tocsin.mailing.audience;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.sealing.ClearColumn;
import org.tocsin.sealing.ClearRows;
import org.tocsin.sealing.ClearTable;
import org.tocsin.sealing.ReaderKeys;

/** Readers whom versions before this one wrote down in clear. */
@ApplicationScoped
class ClearReaders {

    @Produces
    @Singleton
    ClearRows readers(Jdbi database, ReaderKeys keys, AddressBook addresses) {
        List<ClearColumn> columns = List.of(
                ClearColumn.hashed("address_hash", "email", addresses::hash),
                ClearColumn.sealed("email", AddressBook.EMAIL),
                ClearColumn.sealed("name", AddressBook.NAME));
        String clear = "email is not null and email not like 'sealed.%'";
        return new ClearRows(database, keys, new ClearTable("subscriber", "id", "id", clear, columns));
    }
}
