/** What is deleted because its time is over, without anybody asking. */
package org.tocsin.registration.retention;
