/** Measures the understanding of inbound mail on a folder of labelled messages: {@code deploy/bench/inbound FOLDER}. */
package org.tocsin.mailing.inbound.score;
