/**
 * What the public interface of every service has in common: errors as problem details (RFC 9457) for programs and as a page
 * for people, the frame and the stylesheet of the pages, and strictness in reading JSON. The security headers are settings,
 * in {@code META-INF/microprofile-config.properties}.
 */
package org.tocsin.web;
