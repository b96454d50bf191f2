/**
 * What registration tells of subscribers, from the topic {@code subscriber-events}: what they asked for and confirmed is
 * applied once, and whoever is erased is forgotten.
 */
package org.tocsin.preference.confirming;
