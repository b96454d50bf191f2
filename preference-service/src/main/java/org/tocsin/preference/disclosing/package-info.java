/** What readers see of what left for sponsors: shared when, recalled when, acknowledged when; a page, and as JSON. */
package org.tocsin.preference.disclosing;
