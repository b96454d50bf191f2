/**
 * Kafka's topics and who may use them, as the files {@code topics.conf} and {@code access.conf} say, and the job that makes a
 * cluster agree with them. The local runner and the tests create their topics from the same list. The job may run any number
 * of times; it creates and mends, and never deletes a topic.
 */
package org.tocsin.topics;
