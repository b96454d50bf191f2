/**
 * What an e-mail address is to Tocsin: something mail can be sent to over plain SMTP, with one spelling per mailbox.
 * Pure Java; knows nothing of HTTP or tables.
 */
package org.tocsin.registration.address;
