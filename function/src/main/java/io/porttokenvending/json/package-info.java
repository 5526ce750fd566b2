/** Strict parsing of JSON and of a YAML subset, and JSON output. */
@NullMarked
package io.porttokenvending.json;

import org.jspecify.annotations.NullMarked;
