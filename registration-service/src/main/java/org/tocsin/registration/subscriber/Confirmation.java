package org.tocsin.registration.subscriber;

/** What became, or would become, of a click on the button of a confirmation page. */
public sealed interface Confirmation {

    /** The first click in time. */
    record Accepted(ConfirmedRequest request) implements Confirmation {}

    /** The link was used before; all stays as it is. */
    record Repeated(ConfirmedRequest request) implements Confirmation {}

    /** The link is ours and too old. */
    record Expired(PendingRequest request) implements Confirmation {}

    /** The link is ours, and so old that the request behind it has been deleted. */
    record Forgotten() implements Confirmation {}

    /** The link is not one of ours. */
    record Unknown() implements Confirmation {}
}
