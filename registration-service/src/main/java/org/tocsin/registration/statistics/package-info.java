/**
 * Visitor statistics without visitors: the sums that all services count, added up in one table. Combinations that hardly anybody shares are
 * folded together when the day is over. The page with the charts is for operators: it is on the service's own port, and not on the public
 * origin.
 */
package org.tocsin.registration.statistics;
