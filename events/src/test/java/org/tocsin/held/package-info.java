/** Holds the catalogue of what is stored to what is stored. */
package org.tocsin.held;
