/** What the other services hold about a reader, asked through the interfaces that the reader could ask, with the reader's session. */
package org.tocsin.registration.elsewhere;
