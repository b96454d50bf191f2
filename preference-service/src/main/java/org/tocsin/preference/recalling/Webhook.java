package org.tocsin.preference.recalling;

import java.net.URI;
import java.util.List;

/** Where one sponsor is called; {@code secrets} is not empty. */
record Webhook(String sponsor, URI target, List<WebhookSecret> secrets) {

    Webhook {
        secrets = List.copyOf(secrets);
    }
}
