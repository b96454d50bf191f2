/**
 * Calls sponsors to take back what they were told: a signed call per recall, as Standard Webhooks has it, again and again
 * until the sponsor acknowledges it or days have passed (ADR 4). The entry in the feed stands beside it either way.
 */
package org.tocsin.preference.recalling;
