/** Whether the images are built as the rules for them say. */
package org.tocsin.checks.images;
