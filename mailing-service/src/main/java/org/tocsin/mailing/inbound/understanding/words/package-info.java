/**
 * Text in a form that can be compared, and the phrases that machines use. The phrases are in {@code phrases.txt} beside
 * these classes, by what they tell, so that one can be added without reading code.
 */
package org.tocsin.mailing.inbound.understanding.words;
