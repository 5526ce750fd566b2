/**
 * Strict reading of JSON and of the YAML subset, and writing; the only user of the JSON and YAML
 * libraries.
 */
@NullMarked
package io.porttokenvending.json;

import org.jspecify.annotations.NullMarked;
