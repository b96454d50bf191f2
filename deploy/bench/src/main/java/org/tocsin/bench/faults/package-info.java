/** Campaigns through the packaged service while it, its stores and its relay fail, judged by {@link org.tocsin.bench.oracle.Checker}. */
package org.tocsin.bench.faults;
