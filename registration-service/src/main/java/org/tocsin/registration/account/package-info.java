/**
 * The reader's page: what is held about them, shown to nobody but the owner of the mailbox. A mailed link is exchanged by a
 * button for a session of half an hour, which the forms of the page carry; no cookie is needed.
 */
package org.tocsin.registration.account;
