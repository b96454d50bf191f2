/**
 * Addresses of a list that a publisher brings along. A list opts nobody in: each address gets one letter with the link of a sign-up, and who does not
 * press the button behind it hears no more. Whoever is known here already is not written to, confirmed, asked before, left or erased; a list is
 * not allowed to bring them back, and its owner is not told which of these it is.
 */
package org.tocsin.registration.inviting;
