/** Port's token exchange and the cache around it. */
@NullMarked
package io.porttokenvending.port;

import org.jspecify.annotations.NullMarked;
