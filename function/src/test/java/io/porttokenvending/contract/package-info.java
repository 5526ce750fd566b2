/** What others rely on, held against the function: events and answers. */
@NullMarked
package io.porttokenvending.contract;

import org.jspecify.annotations.NullMarked;
