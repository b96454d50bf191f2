/**
 * The wire contract. Every record here is the JSON body of an event; its schema and one sample lie under {@code schemas/}
 * and {@code samples/}, and producers and consumers are held to both. Changes only add optional members; anything else is
 * a new type. Instants are RFC 3339 in UTC.
 */
package org.tocsin.events.wire;
