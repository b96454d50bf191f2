/**
 * What a message that came in means: exactly one of the kinds of {@link
 * org.tocsin.mailing.inbound.understanding.Meaning}, with the reason in words an operator can read.
 *
 * <p>{@link org.tocsin.mailing.inbound.understanding.Understanding} asks a fixed row of readers, each of which knows one
 * kind of mail; the first that recognises the message decides. The order matters: a bounce that quotes "unsubscribe"
 * must be seen as a bounce before anybody looks for commands, and Apple's unsubscription, which calls itself an
 * automatic reply, before anybody looks for automatic replies. Pure Java: no framework, no database, no clock.
 */
package org.tocsin.mailing.inbound.understanding;
