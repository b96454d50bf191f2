package org.tocsin.preference.sharing;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.sealing.ClearColumn;
import org.tocsin.sealing.ClearRows;
import org.tocsin.sealing.ClearTable;
import org.tocsin.sealing.ReaderKeys;

/** Contacts that versions before this one wrote down in clear. */
@ApplicationScoped
class ClearContacts {

    @Produces
    @Singleton
    ClearRows contacts(Jdbi database, ReaderKeys keys) {
        List<ClearColumn> columns =
                List.of(ClearColumn.sealed("email", Contacts.EMAIL), ClearColumn.sealed("name", Contacts.NAME));
        String clear = "email not like 'sealed.%'";
        return new ClearRows(
                database, keys, new ClearTable("contact", "subscriber_id", "subscriber_id", clear, columns));
    }
}
