/** Tests of the function against its contract: events and responses. */
@NullMarked
package io.porttokenvending.contract;

import org.jspecify.annotations.NullMarked;
