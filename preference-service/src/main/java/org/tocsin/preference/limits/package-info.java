/**
 * How a reader narrows what they consented to: a pause, and which alerts concern them. No mail is sent because of any of it, so
 * it is not consent and stays out of the ledger, which forgets nothing (ADR 4).
 */
package org.tocsin.preference.limits;
