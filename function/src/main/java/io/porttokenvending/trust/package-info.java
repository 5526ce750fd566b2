/** Who a verified token speaks for, and what the trust policy lets it have. */
@NullMarked
package io.porttokenvending.trust;

import org.jspecify.annotations.NullMarked;
