package org.tocsin.mailing.campaign;

/**
 * What readers can opt in to; the catalogue in the settings lists them.
 *
 * @param slug as links, events and tables write it
 * @param title as readers read it
 */
public record Topic(String slug, String title) {}
