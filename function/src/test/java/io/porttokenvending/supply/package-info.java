/** What the archive is made of: pinned libraries, and the SBOM that names them. */
@NullMarked
package io.porttokenvending.supply;

import org.jspecify.annotations.NullMarked;
