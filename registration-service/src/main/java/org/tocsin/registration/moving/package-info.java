/**
 * A reader's change of address: the new one is confirmed by its owner first, the old one is told and can take it back for a week, and
 * whoever asks does not learn whether the new one is known.
 */
package org.tocsin.registration.moving;
