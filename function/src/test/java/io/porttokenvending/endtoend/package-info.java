/** The packaged archive in its own JVM, under AWS's runtime interface client. */
@NullMarked
package io.porttokenvending.endtoend;

import org.jspecify.annotations.NullMarked;
