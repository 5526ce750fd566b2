// A model on loopback that speaks the wire of Anthropic, OpenAI and Gemini, and knows one thing to say: first it calls the tool list_blueprints that
// it was offered, then it is done.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';

const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const WANTED = 'list_blueprints';
const DONE = 'Done.';

/** Every function that the request offers, also below the namespace of a server. */
function offered(tools, namespace) {
  return (tools ?? []).flatMap((tool) => {
    if (Array.isArray(tool.functionDeclarations)) return offered(tool.functionDeclarations, namespace);
    if (Array.isArray(tool.tools)) return offered(tool.tools, tool.name);
    const name = tool.function?.name ?? tool.name;
    return name ? [{ name, namespace }] : [];
  });
}

const spelled = ({ name, namespace }) => (namespace ? namespace + '__' + name : name);

/** Port's, where it is told apart from another server's of that name. */
function choice(functions) {
  const fitting = functions.filter(({ name }) => name.includes(WANTED));
  return fitting.find((one) => spelled(one).includes('port')) ?? fitting[0];
}

const event = (type, data) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
const data = (document) => `data: ${JSON.stringify(document)}\n\n`;

const anthropic = {
  path: /\/messages$/,
  called: (text) => text.includes('"tool_result"'),
  say(tool) {
    const block = tool ? { type: 'tool_use', id: 'toolu_1', name: tool.name, input: {} } : { type: 'text', text: '' };
    const delta = tool ? { type: 'input_json_delta', partial_json: '{}' } : { type: 'text_delta', text: DONE };
    const usage = { input_tokens: 1, output_tokens: 1 };
    const message = { id: 'msg_1', type: 'message', role: 'assistant', model: 'loopback', stop_reason: null, stop_sequence: null, usage };
    const stop_reason = tool ? 'tool_use' : 'end_turn';
    return {
      stream:
        event('message_start', { message: { ...message, content: [] } }) +
        event('content_block_start', { index: 0, content_block: block }) +
        event('content_block_delta', { index: 0, delta }) +
        event('content_block_stop', { index: 0 }) +
        event('message_delta', { delta: { stop_reason, stop_sequence: null }, usage }) +
        event('message_stop', {}),
      whole: { ...message, stop_reason, content: [tool ? block : { type: 'text', text: DONE }] },
    };
  },
};

const responses = {
  path: /\/responses$/,
  called: (text) => text.includes('"function_call_output"'),
  say(tool) {
    const item = tool
      ? { type: 'function_call', id: 'fc_1', call_id: 'call_1', status: 'completed', arguments: '{}', ...tool }
      : { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [{ type: 'output_text', text: DONE, annotations: [] }] };
    const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
    const response = { id: 'resp_1', object: 'response', created_at: 1, model: 'loopback', status: 'completed', output: [item], usage };
    return {
      stream:
        event('response.created', { response: { ...response, status: 'in_progress', output: [] } }) +
        event('response.output_item.added', { output_index: 0, item }) +
        event('response.output_item.done', { output_index: 0, item }) +
        event('response.completed', { response }),
      whole: response,
    };
  },
};

const chat = {
  path: /\/chat\/completions$/,
  called: (text) => text.includes('"role":"tool"'),
  say(tool) {
    const message = tool
      ? { role: 'assistant', content: null, tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: tool.name, arguments: '{}' } }] }
      : { role: 'assistant', content: DONE };
    const finish_reason = tool ? 'tool_calls' : 'stop';
    const frame = { id: 'chat_1', created: 1, model: 'loopback' };
    const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
    const chunk = (choice) => data({ ...frame, object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] });
    return {
      stream:
        chunk({ delta: message, finish_reason: null }) +
        chunk({ delta: {}, finish_reason }) +
        data({ ...frame, object: 'chat.completion.chunk', choices: [], usage }) +
        'data: [DONE]\n\n',
      whole: { ...frame, object: 'chat.completion', choices: [{ index: 0, message, finish_reason }], usage },
    };
  },
};

const gemini = {
  path: /enerateContent$/,
  called: (text) => text.includes('"functionResponse"'),
  say(tool) {
    const part = tool ? { functionCall: { name: tool.name, args: {} } } : { text: DONE };
    const whole = {
      candidates: [{ index: 0, content: { role: 'model', parts: [part] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
    };
    return { stream: data(whole), whole };
  },
};

async function body(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

async function serve(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
  const wire = [anthropic, responses, chat, gemini].find((one) => one.path.test(pathname));
  if (!wire || request.method !== 'POST') {
    const models = pathname.endsWith('/models');
    response.writeHead(models ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(models ? { object: 'list', data: [{ id: 'loopback', object: 'model', created: 1, owned_by: 'loopback' }] } : {}));
    return;
  }
  const text = await body(request);
  const asked = JSON.parse(text);
  const functions = offered(asked.tools);
  const tool = wire.called(text) ? undefined : choice(functions);
  say({ offered: functions.map(spelled), called: tool && spelled(tool) });
  const said = wire.say(tool);
  const stream = asked.stream === true || searchParams.get('alt') === 'sse';
  response.writeHead(200, { 'content-type': stream ? 'text/event-stream' : 'application/json' });
  response.end(stream ? said.stream : JSON.stringify(said.whole));
}

createInterface({ input: process.stdin })
  .on('line', () => say({ heard: true }))
  .on('close', () => process.exit(0));

const server = createServer((request, response) =>
  serve(request, response).catch((fault) => {
    say({ fault: String(fault) });
    response.destroy();
  }),
);
server.listen(0, '127.0.0.1', () => say({ port: server.address().port }));
