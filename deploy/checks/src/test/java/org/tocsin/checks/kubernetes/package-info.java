/** Whether the Kubernetes manifests are well formed, and keep the rules for what runs, is reached and is known. */
package org.tocsin.checks.kubernetes;
