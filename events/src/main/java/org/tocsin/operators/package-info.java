/**
 * Who the operators are: one line of a file for each, with a name and the hash of a secret, so that a register can say who did what and two
 * people can be told apart. A secret is presented as a bearer token, or as the password of a browser's own sign-in.
 */
package org.tocsin.operators;
