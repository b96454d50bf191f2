package org.tocsin.registration.postgres;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jdbi.v3.core.Jdbi;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.sealing.ClearColumn;
import org.tocsin.sealing.ClearRows;
import org.tocsin.sealing.ClearTable;
import org.tocsin.sealing.ReaderKeys;

/** Where versions before this one wrote people down in clear. */
@ApplicationScoped
class ClearTables {

    private static final String CLEAR = "email not like 'sealed.%'";

    private final Jdbi database;
    private final ReaderKeys keys;
    private final Identities identities;

    ClearTables(Jdbi database, ReaderKeys keys, Identities identities) {
        this.database = database;
        this.keys = keys;
        this.identities = identities;
    }

    @Produces
    @Singleton
    ClearRows subscribers() {
        List<ClearColumn> columns = List.of(
                ClearColumn.hashed("identity", "identity", text -> identities.of(new EmailAddress(text))),
                ClearColumn.sealed("email", SubscriberRow.EMAIL),
                ClearColumn.sealed("name", SubscriberRow.NAME));
        return new ClearRows(database, keys, new ClearTable("subscriber", "id", "id", "identity like '%@%'", columns));
    }

    @Produces
    @Singleton
    ClearRows requests() {
        List<ClearColumn> columns =
                List.of(ClearColumn.sealed("email", RequestRow.EMAIL), ClearColumn.sealed("name", RequestRow.NAME));
        return new ClearRows(database, keys, new ClearTable("request", "id", "subscriber_id", CLEAR, columns));
    }

    @Produces
    @Singleton
    ClearRows otherAddresses() {
        List<ClearColumn> columns = List.of(ClearColumn.sealed("email", OtherAddress.FIELD));
        return new ClearRows(database, keys, new ClearTable("address_change", "id", "subscriber_id", CLEAR, columns));
    }
}
