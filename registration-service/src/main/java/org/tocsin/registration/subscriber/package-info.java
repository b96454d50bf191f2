/**
 * Who a subscriber is. Signing up reserves an id for the address and leaves a request; only the click on the mailed link makes
 * a subscriber of it. Whoever is one already may ask again, and each confirmed request makes a new version of the state that
 * the other services hear about. Pure Java.
 *
 * <pre>
 *              request confirmed              request confirmed
 *   Pending ----------------------> Confirmed ----------------------> Confirmed (version + 1)
 *      |
 *      | seven days without a confirmation
 *      v
 *   forgotten
 *
 *   PendingRequest -- confirm within 72 hours --> ConfirmedRequest -- confirm again --> itself
 *         `---------- confirm after that -------> refused as expired
 * </pre>
 */
package org.tocsin.registration.subscriber;
