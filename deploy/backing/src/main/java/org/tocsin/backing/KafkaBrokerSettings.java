package org.tocsin.backing;

import java.nio.file.Path;

/**
 * How a Kafka broker of our own runs.
 *
 * @param folder its log; formatted on the first start, kept afterwards
 * @param port where clients reach it, on the loopback address
 * @param controllerPort where it talks to itself; may change from start to start
 */
public record KafkaBrokerSettings(Path folder, int port, int controllerPort, Durability durability) {}
