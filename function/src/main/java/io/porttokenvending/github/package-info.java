/** The issuers' key sets: fetching, caching, and limits that protect an issuer from floods. */
@NullMarked
package io.porttokenvending.github;

import org.jspecify.annotations.NullMarked;
