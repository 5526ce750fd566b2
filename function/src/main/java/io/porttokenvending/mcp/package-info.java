/** Agent configuration for MCP servers. */
@NullMarked
package io.porttokenvending.mcp;

import org.jspecify.annotations.NullMarked;
