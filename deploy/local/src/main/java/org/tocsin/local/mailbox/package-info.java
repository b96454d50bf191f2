/**
 * The mailbox of the demo readers, as a page: who got what, how a message looks, its headers, its links, and a reply that takes
 * the real way by SMTP. Works without JavaScript. Everything that came by mail is untrusted: text is escaped, HTML is cleaned
 * and shown in a sandboxed frame.
 */
package org.tocsin.local.mailbox;
