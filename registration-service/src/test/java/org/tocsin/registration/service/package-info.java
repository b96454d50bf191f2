/** What the tests of the running service share: its real surroundings, a clock they can move, and a reader with a mailbox. */
package org.tocsin.registration.service;
