package org.tocsin.preference.sharing;

import java.util.Optional;

import org.tocsin.preference.consent.SubscriberId;

/**
 * What a sponsor may get of somebody.
 *
 * @param version of the subscriber event that said so
 */
public record Contact(SubscriberId subscriber, long version, String email, Optional<String> name, String locale) {}
