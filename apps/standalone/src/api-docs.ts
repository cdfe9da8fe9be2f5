import type { Route } from '@heard/contracts'

const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const row = (route: Route): string =>
  `<tr id="${route.id}"><td><code>${route.method}</code></td><td><code>${asHtml(route.path)}</code></td><td>${asHtml(route.summary)}</td><td>${asHtml(route.action)}</td><td>${Object.entries(
    route.problems,
  )
    .map(([code, type]) => `<code>${code}</code> (${type.status}) ${asHtml(type.title)}`)
    .join('<br>')}</td></tr>`

/** The API as one page without script: each operation with who may call it and what it refuses. */
export const apiDocs = (routes: readonly Route[]): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Heard: the API</title>
<link rel="stylesheet" href="/api/docs.css"></head>
<body><main><h1>The API of Heard</h1>
<p>JSON over HTTP. The full description, for machines, is <a href="/api/openapi.json">OpenAPI 3.1</a>. Errors are problem details (RFC 9457) whose <code>type</code> is <code>/problems/</code> and the code. Writes accept <code>Idempotency-Key</code> and answer <code>Heard-Position</code>; a read sent with that value as <code>Heard-After</code> waits until it has seen your write.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Operations"><table><caption>Operations</caption><thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">What it does</th><th scope="col">Who may</th><th scope="col">Refusals</th></tr></thead>
<tbody>${routes.map(row).join('\n')}</tbody></table></div></main></body></html>`

export const apiDocsStyle =
  'body{font:16px/1.5 system-ui,sans-serif;margin:0;color:#212b32}main{max-width:80rem;margin:0 auto;padding:1.5rem}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:start;font-weight:700}td,th{border-bottom:1px solid #d8dde0;padding:.5rem;text-align:start;vertical-align:top}code{white-space:nowrap}'
