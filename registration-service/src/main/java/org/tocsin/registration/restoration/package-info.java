/**
 * Relearns, after a restore, who signed up or changed since the backup: the log has the newest state of every reader. deploy/restore leaves a
 * line in the table {@code restoration}; until that is done the service is not ready.
 */
package org.tocsin.registration.restoration;
