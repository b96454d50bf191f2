/**
 * From Markdown to the bytes of a mail (RFC 5322, multipart/alternative in quoted-printable, 7-bit and CRLF throughout). A message is compiled and
 * encoded once per campaign; per recipient only the slots are filled in and the few personal header fields are written. Whatever value a header
 * gets passes through {@link org.tocsin.mailing.message.SafeHeader}. Pure Java.
 */
package org.tocsin.mailing.message;
