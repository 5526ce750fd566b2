/** Tests of the documentation: size, form, links and language. */
@NullMarked
package io.porttokenvending.documentation;

import org.jspecify.annotations.NullMarked;
