/** Which staff had personal data shown to them, when and why: whatever service it happened in, the reader finds it among their data. */
package org.tocsin.registration.staff;
