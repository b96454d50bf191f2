/**
 * The sponsor's end of a recall, as a sponsor would write it: takes the signed calls of preference-service, verifies them, answers
 * and shows what came. It forgets everything when it ends.
 */
package org.tocsin.local.sponsor;
