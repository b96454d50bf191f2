/**
 * How fast mail may go: to a relay, in a lane, to a recipient's domain. Whoever is about to claim recipients asks for as many permits as it would like,
 * and gets what fits. The counting is a GCRA on the database's clock: a row says when its limit is next free, so that the limits hold for all replicas
 * together and over a restart. Without a limit nothing of this is asked at all.
 */
package org.tocsin.mailing.pace;
