/** The issuers' key sets: fetched, cached, kept through outages, protected from floods. */
@NullMarked
package io.porttokenvending.github;

import org.jspecify.annotations.NullMarked;
