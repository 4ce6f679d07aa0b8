/** What the receiver answers. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why a request was not served; a closed list, so that senders can tell. */
export type RefusalCode =
  | 'bad_request'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'older_state'
  | 'too_large'
  | 'unsupported'
  | 'invalid'
  | 'conflict'
  | 'rate_limited'
  | 'busy'
  | 'failed';

const statuses: Readonly<Record<RefusalCode, number>> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  older_state: 409,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  conflict: 422,
  rate_limited: 429,
  failed: 500,
  busy: 503,
};

export function refusal(
  code: RefusalCode,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status: statuses[code], body: { error: { code, message } }, headers };
}

/** Thrown inside of the receiver to answer a request at once. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('refused');
    this.answer = answer;
  }
}

export function refuse(
  code: RefusalCode,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): never {
  throw new Refused(refusal(code, message, headers));
}
