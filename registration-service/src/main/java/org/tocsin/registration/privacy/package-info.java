/** The privacy policy: every version that was ever in force, as pages; each sign-up remembers under which it was given. */
package org.tocsin.registration.privacy;
