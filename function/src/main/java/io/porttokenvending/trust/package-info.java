/** The identity of a workflow job, and the trust policy that grants it access. */
@NullMarked
package io.porttokenvending.trust;

import org.jspecify.annotations.NullMarked;
