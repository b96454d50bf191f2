/**
 * How fast mail goes out, side by side with what else there is: on one machine, into one sink, messages of the same size, rounds interleaved so that
 * a busy moment hits everybody. Figures are medians; what counts is their ratios.
 */
package org.tocsin.bench.send;
