package org.tocsin.registration.moving;

import java.util.UUID;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.subscriber.SubscriberId;

/**
 * A mailed link that moves a reader to this address, and still works.
 *
 * @param takesBack whether it went to the old address, to undo a change
 */
record AddressChange(UUID id, SubscriberId subscriber, EmailAddress email, boolean takesBack) {}
