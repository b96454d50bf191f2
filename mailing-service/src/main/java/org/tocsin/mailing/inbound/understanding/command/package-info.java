/**
 * Commands that people type: in the subject, or as the first thing they write. A subject is a command only if every
 * word of it belongs to the command or to a short list of courtesies; one word more and a person has something to say.
 */
package org.tocsin.mailing.inbound.understanding.command;
