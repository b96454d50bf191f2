/** What alerts have named so far, from the topic {@code alert-events}: offered to readers as interests. */
package org.tocsin.preference.suggesting;
