/**
 * What a reader can say yes or no to: the topics of mail, and the sponsors. Every service reads the same settings, since an id
 * in one service's form is another's consent and a third's mailing.
 */
package org.tocsin.catalogue;
