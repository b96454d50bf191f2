/**
 * Who may be written to: this service's own copy of what registration and preference last said, kept up to date from their
 * events. Versions only grow, so duplicates, replays and the order in which the two topics arrive do not matter.
 */
package org.tocsin.mailing.audience;
