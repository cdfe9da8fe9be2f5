/** How a file is served. */
export type FileKind = { readonly type: string; readonly cache: string }

const KINDS: readonly (readonly [path: RegExp, kind: FileKind])[] = [
  [/^checkpoint$/, { type: 'text/plain; charset=utf-8', cache: 'public, max-age=2' }],
  [/^tile\//, { type: 'application/octet-stream', cache: 'public, max-age=31536000, immutable' }],
  [/^schema\//, { type: 'application/schema+json', cache: 'public, max-age=3600' }],
  [/\.json$/, { type: 'application/json', cache: 'public, max-age=60' }],
]
const TEXT: FileKind = { type: 'text/plain; charset=utf-8', cache: 'public, max-age=60' }

/** How a file of the public folder is served, wherever it lies. Caches keep what can be withdrawn for a minute. */
export const fileKind = (path: string): FileKind => KINDS.find(([kind]) => kind.test(path))?.[1] ?? TEXT
