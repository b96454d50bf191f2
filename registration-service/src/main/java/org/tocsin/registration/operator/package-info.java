/** Operators of this service: whoever is listed by name, and nobody else. */
package org.tocsin.registration.operator;
