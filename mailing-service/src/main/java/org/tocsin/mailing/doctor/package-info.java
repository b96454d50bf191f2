/**
 * Looks at an installation from outside, as a receiver of its mail does: SPF, DKIM, DMARC, the names and addresses of who sends, where answers go, and
 * whether one click is enough to leave. Says of each in plain words what to publish or to change. Changes nothing.
 */
package org.tocsin.mailing.doctor;
