/** The configuration that an agent needs to reach MCP servers. */
@NullMarked
package io.porttokenvending.mcp;

import org.jspecify.annotations.NullMarked;
