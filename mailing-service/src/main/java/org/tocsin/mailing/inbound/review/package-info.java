/** What came in, how it was understood, why, and what followed: for an operator to look through. */
package org.tocsin.mailing.inbound.review;
