import type { ModelReply, ReplyUsage } from './model-reply.ts';

/** An event of the Responses API's stream. Wire format. */
export interface StreamEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

type AnswerReply = Extract<ModelReply, { kind: 'message' | 'calls' }>;

function usageOf(usage: ReplyUsage): Readonly<Record<string, unknown>> {
  return {
    input_tokens: usage.inputTokens,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: usage.outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: usage.inputTokens + usage.outputTokens,
  };
}

function messageItem(id: string, text: string): Readonly<Record<string, unknown>> {
  return {
    type: 'message',
    id,
    role: 'assistant',
    status: 'completed',
    content: [{ type: 'output_text', text, annotations: [] }],
  };
}

/** What the model put out, as items of a response. `serial` makes ids that are used once. */
function outputItems(reply: AnswerReply, serial: number): Readonly<Record<string, unknown>>[] {
  const said = reply.text === undefined ? [] : [messageItem(`msg_${String(serial)}`, reply.text)];
  if (reply.kind === 'message') return said;
  const called = reply.calls.map((toolCall, index) => ({
    type: 'function_call',
    id: `fc_${String(serial)}_${String(index)}`,
    call_id: `call_${String(serial)}_${String(index)}`,
    name: toolCall.name,
    ...(toolCall.namespace !== undefined && { namespace: toolCall.namespace }),
    arguments: JSON.stringify(toolCall.arguments),
    status: 'completed',
  }));
  return [...said, ...called];
}

/** The whole response, as it is given where no stream is asked for. */
export function responseBody(
  reply: AnswerReply,
  serial: number,
  model: string,
): Readonly<Record<string, unknown>> {
  return {
    id: `resp_${String(serial)}`,
    object: 'response',
    created_at: 0,
    status: 'completed',
    error: null,
    incomplete_details: null,
    instructions: null,
    model,
    output: outputItems(reply, serial),
    output_text: reply.text ?? '',
    parallel_tool_calls: false,
    tool_choice: 'auto',
    tools: [],
    usage: usageOf(reply.usage),
  };
}

/** The same response as a stream of events. */
export function responseEvents(reply: AnswerReply, serial: number, model: string): StreamEvent[] {
  const response = responseBody(reply, serial, model);
  const created = { ...response, status: 'in_progress', output: [], usage: null };
  const events: StreamEvent[] = [{ type: 'response.created', response: created }];
  outputItems(reply, serial).forEach((item, index) => {
    events.push({ type: 'response.output_item.added', output_index: index, item });
    if (item['type'] === 'message') {
      events.push({
        type: 'response.output_text.delta',
        item_id: item['id'],
        output_index: index,
        content_index: 0,
        delta: reply.text ?? '',
      });
    }
    events.push({ type: 'response.output_item.done', output_index: index, item });
  });
  events.push({ type: 'response.completed', response });
  return events.map((event, index) => ({ ...event, sequence_number: index }));
}

/** One event as server-sent text. */
export function asServerSentEvent(event: StreamEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
