/**
 * The real things that Tocsin stands on, without containers: PostgreSQL, a Kafka broker and a mail server, each as a small
 * {@link AutoCloseable}. The local runner starts them with durable settings inside its own process; tests share one set per
 * build, in a side process ({@link org.tocsin.backing.SideProcess}) that ends when the build ends, through
 * {@link org.tocsin.backing.BackingServices}.
 */
package org.tocsin.backing;
