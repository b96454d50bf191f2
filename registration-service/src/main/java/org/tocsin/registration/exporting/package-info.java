/** Everybody who is subscribed, for an operator who moves to another system; who took it, when and why is recorded before the first line. */
package org.tocsin.registration.exporting;
