/**
 * What sponsors get: the people who said yes to that sponsor, as long as they do, each page written into the disclosure
 * ledger before it leaves. Who says no, is erased or is corrected after that is recalled, in the feed and by a signed call.
 */
package org.tocsin.preference.sharing;
