/**
 * How the services tell each other what happened: the types of event, the outbox that publishes them once the change is
 * committed, and the delivery that applies them on the other side. What an event says is in {@code org.tocsin.events.wire}.
 */
package org.tocsin.events;
