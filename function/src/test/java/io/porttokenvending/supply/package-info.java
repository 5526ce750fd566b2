/** Content of the archive: pinned libraries, and the SBOM that lists them. */
@NullMarked
package io.porttokenvending.supply;

import org.jspecify.annotations.NullMarked;
