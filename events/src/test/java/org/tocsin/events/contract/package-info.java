/** Holds producers and consumers to the wire contract; the services' tests use it too. */
package org.tocsin.events.contract;
