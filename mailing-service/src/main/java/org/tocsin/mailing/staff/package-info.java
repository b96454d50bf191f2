/**
 * Looks of staff at what readers wrote: masked until somebody says why they need to see it, and then the reader finds it among their data,
 * where registration-service keeps the register.
 */
package org.tocsin.mailing.staff;
