/**
 * The operator's credential: one secret in {@code Authorization: Bearer}, compared in constant time, which gives the role
 * {@code operator}. The service does not start without a good one.
 */
package org.tocsin.mailing.operator;
