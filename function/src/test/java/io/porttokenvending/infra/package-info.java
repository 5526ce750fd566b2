/** The deployment template is held to what it says and to what the function does. */
@NullMarked
package io.porttokenvending.infra;

import org.jspecify.annotations.NullMarked;
