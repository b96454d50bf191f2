/** Whether the operators' scripts call what they mean to call, on each kind of installation. */
package org.tocsin.checks.command;
