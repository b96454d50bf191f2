/**
 * The texts that readers decide before, each kept for good with its hash when it is first shown. A version is the page's own, as
 * this program has it, and the hash of the page together with the catalogue's words; the ledger's rows name it. A page whose text
 * was edited without a new version of its own is refused at start-up.
 */
package org.tocsin.preference.texts;
