import { connect } from 'node:net'
import { Readable } from 'node:stream'
import type { ClamAddress } from './clam-address.ts'

/** What a scanner makes of a file. Only `clean` says that it may be taken. */
export type Verdict =
  | { readonly is: 'clean' }
  /** `found`: the scanner's name for it. */
  | { readonly is: 'infected'; readonly found: string }
  | { readonly is: 'unavailable'; readonly why: 'no-answer' | 'too-slow' | 'too-large' | 'other' }

export type Scanner = {
  /** Never rejects. */
  scan(bytes: Uint8Array): Promise<Verdict>
  /** Whether the scanner is there. */
  answers(): Promise<boolean>
}

type Said = { readonly said: string } | { readonly silent: 'no-answer' | 'too-slow' }

const CHUNK = 64 * 1024
const LONGEST_ANSWER = 4096
const ANSWER_WITHIN_MS = 2_000
const SCAN_WITHIN_MS = 60_000

const lengthOf = (chunk: Uint8Array): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.byteLength)
  return length
}

/** The bytes as INSTREAM wants them: each piece after its length, and a length of nothing at the end. */
function* stream(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0', 'latin1')
  for (let from = 0; from < bytes.byteLength; from += CHUNK) {
    const chunk = bytes.subarray(from, from + CHUNK)
    yield lengthOf(chunk)
    yield chunk
  }
  yield lengthOf(new Uint8Array(0))
}

/** Sends, and waits for one answer, which may come before everything is sent. */
const converse = (address: ClamAddress, send: Iterable<Uint8Array>, withinMs: number): Promise<Said> =>
  new Promise((resolve) => {
    const socket = connect(address)
    let heard = Buffer.alloc(0)
    const end = (said: Said): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(said)
    }
    const timer = setTimeout(() => end({ silent: 'too-slow' }), withinMs)
    socket.on('data', (bytes: Buffer) => {
      heard = Buffer.concat([heard, bytes])
      const stop = heard.indexOf(0)
      if (stop >= 0) end({ said: heard.toString('latin1', 0, stop) })
      else if (heard.length > LONGEST_ANSWER) end({ silent: 'no-answer' })
    })
    socket.on('error', () => end({ silent: 'no-answer' }))
    socket.on('close', () => end({ silent: 'no-answer' }))
    Readable.from(send, { objectMode: false }).pipe(socket, { end: false })
  })

const verdictOf = (answer: Said): Verdict => {
  if ('silent' in answer) return { is: 'unavailable', why: answer.silent }
  const { said } = answer
  if (said === 'stream: OK') return { is: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (found !== undefined) return { is: 'infected', found: found.replaceAll(/[^\w.:/-]/g, '_').slice(0, 200) }
  return { is: 'unavailable', why: said.startsWith('INSTREAM size limit exceeded') ? 'too-large' : 'other' }
}

/** ClamAV's daemon, spoken to by its own protocol (clamd(8), INSTREAM). */
export const clamav = (address: ClamAddress, scanWithinMs = SCAN_WITHIN_MS): Scanner => ({
  async scan(bytes) {
    return verdictOf(await converse(address, stream(bytes), scanWithinMs))
  },
  async answers() {
    const answer = await converse(address, [Buffer.from('zPING\0', 'latin1')], Math.min(ANSWER_WITHIN_MS, scanWithinMs))
    return 'said' in answer && answer.said === 'PONG'
  },
})
