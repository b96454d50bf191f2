package org.tocsin.backing;

import java.nio.file.Path;

/**
 * How a PostgreSQL server of our own runs.
 *
 * @param folder its data; made on the first start, kept afterwards
 * @param password of the role {@code postgres}, which may do everything; fixed at the first start
 */
public record PostgreSqlSettings(Path folder, int port, Durability durability, String password) {}
