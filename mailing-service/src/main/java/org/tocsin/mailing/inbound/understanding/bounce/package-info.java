/**
 * Reports that mail of ours did not arrive: in the standard form (DSN, RFC 3464), and in the many forms that older and
 * larger systems have of their own. How final a failure is, is decided by a table of rules that an operator can extend,
 * on the words first, then on the enhanced status code (RFC 3463), then on the reply code (RFC 5321).
 */
package org.tocsin.mailing.inbound.understanding.bounce;
