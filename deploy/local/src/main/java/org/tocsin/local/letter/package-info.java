/** Mail as its readers see it: a message taken apart, and what they answer. */
package org.tocsin.local.letter;
