/** Hears what the other services see happen and this one keeps registers of. */
package org.tocsin.registration.register;
