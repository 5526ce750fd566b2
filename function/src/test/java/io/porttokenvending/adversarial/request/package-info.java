/** Complete requests, each one change away from a granted request, and their results. */
@NullMarked
package io.porttokenvending.adversarial.request;

import org.jspecify.annotations.NullMarked;
