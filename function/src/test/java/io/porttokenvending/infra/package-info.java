/** Tests that compare the deployment template with its descriptions and with the function. */
@NullMarked
package io.porttokenvending.infra;

import org.jspecify.annotations.NullMarked;
