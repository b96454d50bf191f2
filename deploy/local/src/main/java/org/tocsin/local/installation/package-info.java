/**
 * An installation on this machine: a folder with its data and secrets, a set of ports, and while it runs PostgreSQL, Kafka, the
 * mail server of the demo readers, the three services, the gateway in front of them and the readers' mailbox page.
 */
package org.tocsin.local.installation;
