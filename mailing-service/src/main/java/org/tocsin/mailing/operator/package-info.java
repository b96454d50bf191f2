/**
 * The operator's credential: a secret in {@code Authorization: Bearer}, compared in constant time, which gives the role {@code operator}; one
 * that all share, and one of their own for those who are listed by name. The service does not start without a good one.
 */
package org.tocsin.mailing.operator;
