/**
 * The one public origin: a reverse proxy that routes by path, as a standard one does in production. It knows the paths that the
 * public may see and answers 404 to everything else, health and metrics among them.
 */
package org.tocsin.local.gateway;
