/**
 * Processes that belong to a running installation. Each is written down in a file before it can do harm, so that a start after a
 * crash ends what the crash left behind; each that dies without having been asked is started again.
 */
package org.tocsin.local.process;
