/**
 * The catalogue of everything that is stored: each column of each table, and each member of each event, with what kind of data it is,
 * why it is there, on what legal basis, for how long, and how it is erased. It lies beside this package as {@code held/*.json}; tests
 * in every service hold it to the database, so that whoever adds a column adds its line. The record of processing (GDPR Article 30)
 * is made from it.
 */
package org.tocsin.held;
