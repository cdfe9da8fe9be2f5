import { safeHeaders } from './safe-headers.ts'

const pages = {
  'cannot-read': [400, 'We could not read that', 'The address or the form was not complete. Go back and try again.'],
  'sent-from-elsewhere': [
    403,
    'Nothing was done',
    'This form was not sent from this website. Open the page again, here, and send it from there. If you did not want to send anything, you need do nothing.',
  ],
  'too-large': [413, 'This is too much at once', 'What was sent is larger than we can take. Go back and send less.'],
  'wrong-media-type': [415, 'We could not read that', 'This page takes forms only.'],
  broken: [500, 'Something went wrong on our side', 'Try again in a few minutes.'],
} as const satisfies Record<string, readonly [number, string, string]>

export type PlainPage = keyof typeof pages

const quoted = (request: string): string => `<p>If you ask for help, tell us this code: <code>${request}</code></p>`

const markup = (title: string, text: string, more: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>` +
  `<body><main><h1>${title}</h1><p>${text}</p>${more}<p><a href="/">Go to the start page</a></p><p><a href="/support">Get support</a></p></main></body></html>`

/** A page for when the portal cannot make one, or must not be asked. Repeats nothing of what was sent. */
export const plainPage = (page: PlainPage, origin: string, request: string): Response => {
  const [status, title, text] = pages[page]
  const headers = { ...safeHeaders(origin), 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(markup(title, text, page === 'broken' ? quoted(request) : ''), { status, headers })
}
