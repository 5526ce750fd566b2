// MCP servers on loopback, each below a path of its own name, made with the protocol's SDK. They want the headers that standard input has told,
// {"name": {"header": "value"}} a line, and say on standard output who asked them for what, without a value.
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

const METHOD_NOT_FOUND = -32601;
const sessions = new Map();
let wanted = {};

const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');

function tools(name) {
  const server = new McpServer({ name, version: '1.0.0' });
  for (const tool of ['list_blueprints', 'list_entities']) {
    server.registerTool(tool, { description: `${tool} of ${name}`, annotations: { readOnlyHint: true } }, () => ({
      content: [{ type: 'text', text: `the answer of ${tool}` }],
    }));
  }
  return server;
}

async function opened(name) {
  const server = tools(name);
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    enableJsonResponse: true,
    onsessioninitialized: (id) => sessions.set(id, { transport, client: () => server.server.getClientVersion()?.name ?? '' }),
  });
  await server.connect(transport);
  return transport;
}

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

function answer(response, status, document) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document));
}

async function serve(request, response) {
  const name = request.url.slice(1);
  const headers = wanted[name];
  if (!headers) {
    say({ path: request.url, authorization: 'authorization' in request.headers });
    return answer(response, 404, {});
  }
  const wrong = Object.keys(headers).filter((header) => request.headers[header.toLowerCase()] !== headers[header]);
  if (wrong.length > 0) {
    say({ server: name, refused: wrong });
    return answer(response, 401, { error: 'wrong headers' });
  }
  if (request.method === 'GET') {
    // No stream of the server's own: a client has to go on without.
    return response.writeHead(405, { allow: 'POST, DELETE' }).end();
  }
  const session = sessions.get(request.headers['mcp-session-id']);
  if (request.method !== 'POST') {
    return session ? session.transport.handleRequest(request, response) : answer(response, 404, {});
  }
  const message = JSON.parse(await body(request));
  if (!session && message.method !== 'initialize') {
    // server/discover of newer clients comes here: an error tells them to initialize.
    return answer(response, 200, { jsonrpc: '2.0', id: message.id ?? null, error: { code: METHOD_NOT_FOUND, message: 'Method not found' } });
  }
  say({ server: name, method: message.method, client: session ? session.client() : message.params?.clientInfo?.name, tool: message.params?.name });
  const transport = session ? session.transport : await opened(name);
  return transport.handleRequest(request, response, message);
}

createInterface({ input: process.stdin })
  .on('line', (line) => {
    wanted = JSON.parse(line);
    say({ expecting: Object.keys(wanted) });
  })
  .on('close', () => process.exit(0));

const server = createServer((request, response) =>
  serve(request, response).catch((fault) => {
    say({ fault: String(fault) });
    response.destroy();
  }),
);
server.listen(0, '127.0.0.1', () => say({ port: server.address().port }));
