/**
 * What an operator can do with campaigns over HTTP: write one, look at it, test it, send it, stop it, and see who got it. Every method wants the operator's
 * credential. The rules of the states are those of {@link org.tocsin.mailing.campaign}; the ledger is {@link org.tocsin.mailing.delivery}.
 */
package org.tocsin.mailing.studio;
