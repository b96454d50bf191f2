/**
 * The ledger of what every reader of a campaign got. {@link org.tocsin.mailing.delivery.Claims} takes a window of recipients into it, joined at that
 * moment with who is confirmed and opted in; senders (package {@code sending}) mail them with no transaction open;
 * {@link org.tocsin.mailing.delivery.Ledger} commits the outcomes. A window is held by a lease on the database's clock: when a sender dies, its
 * window runs out and is settled as uncertain. An epoch per claim keeps a sender that comes back from the dead from writing over its successor.
 *
 * <pre>
 * (queued) ──claim──▶ claimed ──▶ accepted | refused
 *                      │  │
 *                      │  └──▶ deferred, queued (given back), uncertain (alert) ──at next_at──▶ claimed
 *                      └─────▶ uncertain (newsletter)      opted out ──▶ suppressed     too late ──▶ expired
 * </pre>
 */
package org.tocsin.mailing.delivery;
