/**
 * Mail that a single reader asked for, or that answers what they did: the confirmation of a sign-up, the acknowledgement of an
 * opt-out. It arrives as requests on {@code mail-requests}, which are written to a ledger; a sender claims rows, sends through
 * Quarkus Mailer, and writes down what became of them, with no transaction open while it talks to the relay.
 *
 * <pre>
 * queued ──claim──▶ claimed ──▶ accepted
 *    ▲                 ├──────▶ refused      the relay said never (5yz)
 *    │                 ├──────▶ uncertain    cut off: it may have been accepted (RFC 1047)
 *    └─── deferred ◀───┘                     the relay is away or said later (4yz)
 *             └───────────────▶ expired      nobody would want it any more
 * </pre>
 *
 * A confirmation that is uncertain is deferred and sent again, always with the same Message-ID: two copies of the same link do
 * no harm, and no copy loses a subscriber. An acknowledgement that is uncertain stays so: it is promised once.
 */
package org.tocsin.mailing.transactional;
