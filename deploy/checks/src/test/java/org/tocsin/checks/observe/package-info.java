/** Whether alerts, dashboard and runbook fit each other and what is measured. */
package org.tocsin.checks.observe;
