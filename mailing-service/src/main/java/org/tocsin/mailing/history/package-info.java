/**
 * What a reader was sent and what was received from them, shown to nobody but the reader, who signs in at registration-service. A
 * part of "your data", as a page and as JSON.
 */
package org.tocsin.mailing.history;
