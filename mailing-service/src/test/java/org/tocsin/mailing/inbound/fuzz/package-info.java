/** What strangers can make up, thrown at whatever reads it. Each target has the entry point that Jazzer calls; every build tries the corpus. */
package org.tocsin.mailing.inbound.fuzz;
