/**
 * Mail that comes in: {@code smtp} takes it off the wire, {@code message} reads it, {@code understanding} says what it
 * means, {@code receiving} writes it down together with what follows from it, and {@code review} shows all that to an
 * operator. A message is acknowledged only after its effect is committed.
 */
package org.tocsin.mailing.inbound;
