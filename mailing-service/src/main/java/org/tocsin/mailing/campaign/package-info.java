/**
 * What a publisher sends to the readers of one topic: the text, the kind, and how far it is. Pure Java; storing and sending are elsewhere.
 *
 * <pre>
 * Draft ──send──▶ Sending ──(nobody is open)──▶ Sent
 *   │              │   ▲                          │
 *   │         pause│   │resume      retry-failed──┴──▶ Sending
 *   │              ▼   │
 *   └──cancel──▶ Cancelled ◀──cancel── Paused
 * </pre>
 */
package org.tocsin.mailing.campaign;
