/**
 * What a subscriber gets: transactional mail, campaigns, and the answers that come back. This package holds the two
 * groups of settings that every feature reads; each feature has a package of its own.
 */
package org.tocsin.mailing;
