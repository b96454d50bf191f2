/**
 * How a reader leaves: by the link in a mail and the page behind it, by one-click (RFC 8058), and by what the mailing side
 * receives as mail. All of it ends in {@link org.tocsin.preference.leaving.Leave}. A link's token proves no more than that
 * somebody holds a mail, possibly a forwarded one; it can therefore only ever remove.
 */
package org.tocsin.preference.leaving;
