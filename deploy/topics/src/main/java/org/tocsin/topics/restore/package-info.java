/**
 * What has to be said again after a database came back from a backup. The log remembers who left since; the restored
 * preference-service does not, and would publish their old choices with the next thing they change.
 */
package org.tocsin.topics.restore;
