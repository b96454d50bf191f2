/**
 * A message as it came off the wire, read permissively: whatever can be understood of it is, and what cannot is left
 * out. Nothing in here throws on what a stranger wrote, and every size is bounded.
 */
package org.tocsin.mailing.inbound.message;
