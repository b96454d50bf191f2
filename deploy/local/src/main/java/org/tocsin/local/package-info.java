/** The command {@code deploy/local/run}: what it was asked for, what it tells, and how it ends. */
package org.tocsin.local;
