/** How fast mail comes in: messages with their effect committed, and memory while bounces flood in. */
package org.tocsin.bench.receive;
