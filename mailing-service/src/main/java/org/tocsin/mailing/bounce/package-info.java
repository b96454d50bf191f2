/**
 * What follows when mail does not arrive. A final failure ends everything at once. Passing ones add up to a score that fades
 * with time, per class of topics; a reader whose score stays high is probed first, and leaves only if the probe fails as
 * well. Leaving goes the way every opt-out goes, so that the consent ledger says why.
 *
 * <pre>
 * counting --(limit reached, for long enough)--> due --(probe sent)--> probed --(probe bounces)--> left
 *     ^                                                                  |
 *     +--------------------------(nothing came back)---------------------+
 * </pre>
 */
package org.tocsin.mailing.bounce;
