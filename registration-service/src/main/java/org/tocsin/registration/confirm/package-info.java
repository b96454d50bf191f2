/**
 * The second half of the double opt-in: the page behind the mailed link, which changes nothing when it is fetched, and the
 * button on it, which makes a subscriber.
 */
package org.tocsin.registration.confirm;
