/**
 * From which network a request comes, behind any number of proxies that the operator vouches for. Pure Java; what leaves this
 * package for storage is a keyed hash with a short life, never an address.
 */
package org.tocsin.registration.network;
