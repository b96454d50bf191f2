/**
 * The commands {@code ledger verify}, {@code export}, {@code compare} and {@code rebuild}, for operators and auditors, and
 * {@code recalls list} and {@code recalls resend}. They start no service: on the database they work under whatever role they
 * are given, beside a service that goes on, and an export is verified with nothing but the file.
 */
package org.tocsin.preference.command;
