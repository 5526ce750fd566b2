// Starts each server of a configuration file by its command, as an agent that speaks stdio only does, and lists and calls its tools.
import { readFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const { mcpServers } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const [name, { command, args, env }] of Object.entries(mcpServers)) {
  const client = new Client({ name: 'bridge-of-' + name, version: '1.0.0' });
  await client.connect(new StdioClientTransport({ command, args, env: { ...process.env, ...env }, stderr: 'inherit' }));
  const { tools } = await client.listTools();
  await client.callTool({ name: tools[0].name, arguments: {} });
  await client.close();
}
