/**
 * What a benchmark or a fault is run against: PostgreSQL and Kafka of their own, mailing-service as it is shipped, in processes that can be killed,
 * and an operator who sends campaigns. Everything listens on the loopback address and is gone when the command ends.
 */
package org.tocsin.bench.installation;
