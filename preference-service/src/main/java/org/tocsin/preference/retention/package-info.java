/** What is no longer needed goes: strangers and spent undos. The ledger stays. */
package org.tocsin.preference.retention;
