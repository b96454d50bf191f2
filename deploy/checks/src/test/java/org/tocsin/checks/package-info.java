/**
 * Tests of what no compiler sees: that the images, the compose file, the Kubernetes manifests, the dashboards and the reference of
 * settings are well formed, keep the rules of this project, and agree with each other and with the code.
 */
package org.tocsin.checks;
