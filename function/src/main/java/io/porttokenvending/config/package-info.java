/** Settings from the environment, checked as a whole before the function starts. */
@NullMarked
package io.porttokenvending.config;

import org.jspecify.annotations.NullMarked;
