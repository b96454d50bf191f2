/**
 * Tokens in links and mail addresses: who and what for, authenticated, without an address and without a number to count up
 * from. The services share the keys, so that one mints what another opens. A token is only ever as good as its purpose.
 */
package org.tocsin.tokens;
