/** What is no longer needed goes: strangers, spent undos, what no alert names any more. The ledger stays. */
package org.tocsin.preference.retention;
