package org.tocsin.mailing;

import io.quarkus.test.common.QuarkusTestResource;

import org.tocsin.backing.BackingServices;

/** What every {@code @QuarkusTest} of this module runs against: real PostgreSQL, real Kafka, a real SMTP relay. */
@QuarkusTestResource(BackingServices.class)
@QuarkusTestResource(ReadersMailbox.class)
final class MailingTestResources {

    private MailingTestResources() {}
}
