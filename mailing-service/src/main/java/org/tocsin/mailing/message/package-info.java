/**
 * What goes on the wire: header fields and messages that obey RFC 5322, 2045 and 2047 wherever their parts came from. Pure Java.
 */
package org.tocsin.mailing.message;
