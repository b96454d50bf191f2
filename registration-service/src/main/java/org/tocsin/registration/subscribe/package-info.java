/**
 * Signing up, by the form or by the API: checks what was sent, counts it against the allowances, and has a confirmation link
 * mailed. Whoever watches from outside cannot tell whether an address was known before: answer, work and mail are the same.
 */
package org.tocsin.registration.subscribe;
