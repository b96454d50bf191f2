/**
 * The relays that are configured. Each mail goes to the one that has the fewest connections for its weight; one that is away rests, and the others take
 * its share. How fast each may be given mail is decided in {@link org.tocsin.mailing.pace}.
 */
package org.tocsin.mailing.relay;
