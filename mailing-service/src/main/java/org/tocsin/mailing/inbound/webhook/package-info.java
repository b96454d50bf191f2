/** Inbound mail over HTTP, from providers that deliver that way, signed as Standard Webhooks prescribe. */
package org.tocsin.mailing.inbound.webhook;
