/**
 * Counts how often pages are read, without visitors: by day, page, the site people came from and family of browser, in memory, and passed on
 * as sums. No address, no cookie, no number that could tell two visits apart is ever written. Every service counts its own pages;
 * registration-service keeps and shows the sums of all.
 */
package org.tocsin.visits;
