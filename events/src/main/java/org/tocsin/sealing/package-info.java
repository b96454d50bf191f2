/**
 * Personal data as it lies on disk: sealed (AES-256-GCM by Google Tink) under a key of each reader, which is itself kept sealed under
 * the installation's data keys. Those come from a file. Erasing a reader deletes their key; a new data key, and the end of the one
 * before, make what is left of it in logs and backups unreadable (ADR 4).
 */
package org.tocsin.sealing;
