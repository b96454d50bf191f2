/**
 * What a reader takes along: everything that any service holds about them, in one file. The other services are asked through the same
 * interfaces that the reader could ask, with the reader's session, which is never stored; so whoever kills the service in the middle makes the
 * reader ask again, and nothing else. The file is kept sealed for a day.
 */
package org.tocsin.registration.export;
