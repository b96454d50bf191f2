/**
 * The commands {@code ledger verify} and {@code ledger export}, for operators and auditors. They start no service: on the
 * database they read under whatever role they are given, and on an export they need nothing but the file.
 */
package org.tocsin.preference.command;
