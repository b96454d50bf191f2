package org.tocsin.mailing.message;

/**
 * Who a mail is from.
 *
 * @param address in From
 * @param domain right side of List-Id and Message-ID
 * @param origin where links lead, such as {@code https://news.threatpost.example}, without a slash at its end
 */
public record Publisher(String name, String address, String postalAddress, String domain, String origin) {}
