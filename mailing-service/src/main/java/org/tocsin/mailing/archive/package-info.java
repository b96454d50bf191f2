/**
 * The public archive: campaigns that were sent, as pages and as a feed. Whoever wrote a campaign can keep it out; one that was withdrawn stays, and says so, since
 * links to it are in mails.
 */
package org.tocsin.mailing.archive;
