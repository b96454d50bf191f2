package org.tocsin.mailing.campaign;

/** What an action leads to. */
public sealed interface Transition {

    /** The campaign is now in another state. */
    record Changed(Campaign campaign) implements Transition {}

    /** It was there already: somebody pressed twice. */
    record Unchanged() implements Transition {}

    /** The action makes no sense in this state; the reason is for the operator. */
    record Refused(String reason) implements Transition {}
}
