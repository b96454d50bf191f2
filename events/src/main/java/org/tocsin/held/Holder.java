package org.tocsin.held;

import java.util.List;

/** A service with its tables, or the log with its topics. */
public record Holder(String service, List<Store> stores) {

    public Holder {
        stores = List.copyOf(stores);
    }
}
