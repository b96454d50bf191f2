/**
 * OpenTelemetry traces, off unless an installation asks for them: what one request of a reader sets off in all services. Spans are
 * made by hand, at the few places where work passes from one to the next, and not by the libraries' own instrumentation: that
 * would write down paths, which hold tokens, and networks. A span names what was done and carries no datum of anybody. The way
 * between services is the outbox: its rows keep the W3C {@code traceparent} among their headers, so a trace survives a restart.
 */
package org.tocsin.tracing;
