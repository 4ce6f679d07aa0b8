import {
  setTraceProcessors,
  setTracingDisabled,
  type Span,
  type SpanData,
  type TracingProcessor,
} from '@openai/agents';
import type { AgentSpan } from '@orch/core';

type Sink = (span: AgentSpan) => void;

const sinks = new Map<string, Sink>();
let installed = false;

/**
 * Gives the spans of one trace to whoever runs it. I1: nothing is sent elsewhere: the SDK's own
 * exporter, which posts to OpenAI whatever the base URL is, is replaced for the whole process before
 * the first run, since the SDK keeps its processors per process.
 *
 * @returns a function that ends it
 */
export function traceTo(traceId: string, sink: Sink): () => void {
  if (!installed) {
    installed = true;
    setTraceProcessors([router]);
    setTracingDisabled(false);
  }
  sinks.set(traceId, sink);
  return () => {
    sinks.delete(traceId);
  };
}

const router: TracingProcessor = {
  onTraceStart: () => Promise.resolve(),
  onTraceEnd: () => Promise.resolve(),
  onSpanStart: () => Promise.resolve(),
  onSpanEnd(span: Span<SpanData>) {
    sinks.get(span.traceId)?.(told(span));
    return Promise.resolve();
  },
  shutdown: () => Promise.resolve(),
  forceFlush: () => Promise.resolve(),
};

function told(span: Span<SpanData>): AgentSpan {
  const { spanData, startedAt, endedAt, error } = span;
  const now = new Date().toISOString();
  return {
    id: span.spanId,
    parent: span.parentId,
    kind: spanData.type,
    name: 'name' in spanData && typeof spanData.name === 'string' ? spanData.name : spanData.type,
    started_at: startedAt ?? now,
    ended_at: endedAt ?? now,
    error: error?.message ?? null,
  };
}
