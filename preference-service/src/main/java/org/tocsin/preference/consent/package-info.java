/**
 * What a person wants, as they said it. A {@link org.tocsin.preference.consent.Preferences} holds the last word on each
 * {@link org.tocsin.preference.consent.Purpose} (a topic, or sharing with a sponsor) and knows which further word
 * changes it; an {@link org.tocsin.preference.consent.Act} is one thing the person did, and the
 * {@link org.tocsin.preference.consent.Decision}s that follow from it go to the ledger.
 *
 * <pre>
 *   undecided ──grant──▶ opted in ──withdraw──▶ opted out ──grant, if confirmed later──▶ opted in
 *       └──────────────withdraw───────────────────▲  └──restore, if it is still the last word──▶ opted in
 * </pre>
 *
 * <p>Where two words cannot be told apart in time, the one that leaves wins.
 */
package org.tocsin.preference.consent;
