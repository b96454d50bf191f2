/**
 * A campaign's text as mail of this publisher to one reader: the compiled message together with the link and the addresses whose tokens say who is
 * meant. Everything here is the same for every attempt.
 */
package org.tocsin.mailing.correspondence;
