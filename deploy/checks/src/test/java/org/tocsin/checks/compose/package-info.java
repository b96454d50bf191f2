/** Whether {@code deploy/compose.yaml} and what it mounts are right, as far as that can be told without running it. */
package org.tocsin.checks.compose;
