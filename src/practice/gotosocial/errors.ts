import { type ApiError, json } from '../context.ts';

const STATUS_TEXT: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  406: 'Not Acceptable',
  409: 'Conflict',
  422: 'Unprocessable Entity',
};

/** `{"error":"<Status text>: <detail>"}` (gotosocial-observed.md §4). */
export function refuse(status: number, detail?: string): Response {
  const text = STATUS_TEXT[status] ?? 'Internal Server Error';
  return json({ error: detail === undefined ? text : `${text}: ${detail}` }, { status });
}

/** What shared routes throw, in GoToSocial's words (gotosocial-observed.md §4, §5). */
export function answerError({ status, message }: ApiError): Response {
  switch (status) {
    case 429:
      return json({ error: 'rate limit reached' }, { status });
    // No token and a wrong one are the same.
    case 401:
      return refuse(401, 'token not supplied');
    case 403:
      return message.includes('scopes')
        ? refuse(403, 'token has insufficient scope permission')
        : json({ error: message }, { status });
    case 404:
      return refuse(404);
    default:
      return refuse(status, message.replace(/^Validation failed: /, ''));
  }
}
