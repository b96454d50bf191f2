/**
 * The preferences of somebody who has proved that the mailbox is theirs: all topics and sponsors on one page, and as JSON.
 * The session is registration's; a link in a mail opens none of this. Every change names the version it was made on, so that
 * two tabs cannot overwrite each other unseen, and can be undone at once.
 */
package org.tocsin.preference.preferring;
