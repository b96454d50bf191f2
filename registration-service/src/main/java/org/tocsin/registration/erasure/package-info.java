/**
 * Erasure, by whoever proves twice that it is them: with the session in which it is asked for, and with a link that is mailed then.
 * It takes effect at once, or a day later for whoever wants to be able to change their mind.
 *
 * <pre>
 *   asked --(link and browser, or link and code)--> planned --(a day)--> erased
 *     |                                                |
 *     | 15 minutes                                     | taken back
 *     v                                                v
 *   forgotten                                       kept
 * </pre>
 *
 * What was erased is written to a journal, here and in Kafka, which is read again at every start: whoever comes back with a
 * restored backup is erased once more.
 */
package org.tocsin.registration.erasure;
