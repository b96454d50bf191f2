/**
 * Taking an opt-out back. An {@link org.tocsin.preference.undoing.Undo} names ledger rows and works only while each still
 * holds. It is offered in two places: in the acknowledgement mail, for seven days, where only the
 * owner of the mailbox sees it; and for fifteen minutes on the page that reported the opt-out, to whoever pressed the
 * button. Somebody who holds a forwarded mail can thus take back what they did themself a moment ago, and never what the
 * reader did: that reader's page was not theirs, and once the reader has pressed again the offer is void.
 */
package org.tocsin.preference.undoing;
