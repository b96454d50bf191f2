/**
 * Subscribers, their requests and what is counted against allowances, in PostgreSQL. Every method joins the transaction of the
 * use case that calls it.
 */
package org.tocsin.registration.postgres;
