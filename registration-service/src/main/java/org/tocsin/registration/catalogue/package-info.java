/** What is offered at sign-up, as configured: topics and sponsors with the sentences that the form shows. */
package org.tocsin.registration.catalogue;
