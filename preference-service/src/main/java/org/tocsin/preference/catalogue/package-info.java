/**
 * What can be subscribed to: the topics with their purpose and frequency, and the sponsors, as configured; and the JSON
 * that lists the topics to everybody.
 */
package org.tocsin.preference.catalogue;
