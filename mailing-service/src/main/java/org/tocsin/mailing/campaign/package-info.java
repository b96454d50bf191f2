/**
 * What a publisher sends to the readers of one topic: the text, the kind, whom it is for, and how far it is. Pure Java; storing and sending are elsewhere.
 *
 * <pre>
 * Draft ──schedule──▶ Scheduled ──(its time)──▶ Sending
 * Draft ──send──▶ Sending ──(nobody is open)──▶ Sent
 *   │              │   ▲                          │
 *   │         pause│   │resume      retry-failed──┴──▶ Sending
 *   │              ▼   │
 *   └──cancel──▶ Cancelled ◀──cancel── Paused
 *
 * Sending, Paused, Scheduled ──(not after)──▶ Expired       all but Draft ──withdraw──▶ Withdrawn
 * </pre>
 */
package org.tocsin.mailing.campaign;
