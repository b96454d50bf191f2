/**
 * Visitor statistics without visitors: how often each page was read on a day, from which site people came, and with which family of
 * browser. Counted in memory and added up in one table; no address, no cookie, no number that could tell two visits apart is ever
 * written. Combinations that hardly anybody shares are folded together when the day is over. The page with the charts is for
 * operators: it is on the service's own port, and not on the public origin.
 */
package org.tocsin.registration.statistics;
