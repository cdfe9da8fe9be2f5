import { fileURLToPath } from 'node:url'

/** What a log line says of an error: its class, our type of it, and the places in the code that it came through. Never its message: that may repeat what was sent. */
export type WrittenError = { readonly class: string; readonly type?: string; readonly at: readonly string[] }

const MOST_PLACES = 12
const root = fileURLToPath(new URL('../../../..', import.meta.url))
const frame = /^\s+at (?:.* \()?(?:file:\/\/)?([^\s()]+):(\d+):\d+\)?$/

/** A place below the root of the installation, or in Node itself; anything else is none that the code could have come through. */
const placeIn = (line: string): string | undefined => {
  const [, file = '', row = ''] = frame.exec(line) ?? []
  const known = file.startsWith(root) ? file.slice(root.length) : file.startsWith('node:') ? file : ''
  return /^[\w@.:/-]+$/.test(known) ? `${known}:${row}` : undefined
}

/** Frames stand after the message, which is cut off first: it may look like them. */
const placesOf = ({ stack = '', message }: Error): readonly string[] => {
  const begin = message === '' ? 0 : stack.indexOf(message) + message.length
  return stack
    .slice(begin)
    .split('\n')
    .flatMap((line) => placeIn(line) ?? [])
    .slice(0, MOST_PLACES)
}

const short = (text: string, shape: RegExp, otherwise: string): string => (text.length <= 60 && shape.test(text) ? text : otherwise)

/** What may be said of anything that was thrown. */
export const writtenError = (error: unknown): WrittenError => {
  if (!(error instanceof Error)) return { class: typeof error, at: [] }
  const type = 'type' in error && typeof error.type === 'string' ? short(error.type, /^[a-z][a-z0-9-]*$/, '') : ''
  return { class: short(error.constructor.name, /^[A-Za-z]\w*$/, 'Error'), ...(type === '' ? {} : { type }), at: placesOf(error) }
}
