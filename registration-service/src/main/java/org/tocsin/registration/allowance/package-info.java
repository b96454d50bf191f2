/**
 * How often something may happen: so many times within so long, counted over sliding windows, not calendar days. Pure Java;
 * the uses are kept in PostgreSQL, so that all replicas count together.
 */
package org.tocsin.registration.allowance;
