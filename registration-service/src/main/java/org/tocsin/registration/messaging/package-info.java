/** What this service tells the others about subscribers. */
package org.tocsin.registration.messaging;
