/**
 * The main job, played from the outside: readers sign up on the public pages, confirm out of their mailbox, are alerted, leave in
 * three ways, and a second alert reaches only those who stayed. Uses nothing but HTTP, IMAP and SMTP as the public has them, and
 * the operator's credential.
 */
package org.tocsin.local.demo;
