package org.tocsin.registration.account;

import org.tocsin.registration.subscriber.SubscriberId;

/** Somebody who has proved a moment ago that the mailbox is theirs; the token carries it from page to page. */
public record ReaderSession(SubscriberId subscriber, String token) {}
