package org.tocsin.preference.sharing;

/** What leaves, in UTF-8, and where the feed goes on. */
record FeedAnswer(String body, FeedCursor next) {}
