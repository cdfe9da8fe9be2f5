import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { load } from './load.ts'
import { type Measurement, median } from './measurement.ts'
import { startServer } from './server.ts'
import { programme } from './story.ts'

const ROUNDS = 5
const REQUESTS = 2_000

/** Bytes of an answer as they cross the network, and its text. */
const weigh = (url: string): Promise<{ readonly bytes: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'br, gzip' } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const body = Buffer.concat(chunks)
        const coding = answer.headers['content-encoding']
        const whole = coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body
        if (answer.statusCode !== 200 || whole.length === 0) reject(new Error(`${url} answered ${answer.statusCode} with ${whole.length} bytes`))
        else resolve({ bytes: body.length, text: whole.toString() })
      })
    })
      .on('error', reject)
      .end()
  })

const linked = (html: string, pattern: RegExp): string[] =>
  [...html.matchAll(pattern)].flatMap(([, href]) => (href ? [href.replaceAll('&amp;', '&')] : []))

const total = async (base: string, paths: readonly string[]): Promise<number> => {
  let bytes = 0
  for (const path of new Set(paths)) bytes += (await weigh(new URL(path, base).href)).bytes
  return bytes
}

/** How heavy the first resident page is, and how fast the public report is served, whole and as 304. */
export const run = async (): Promise<readonly Measurement[]> => {
  const server = await startServer()
  try {
    const home = await weigh(`${server.url}/`)
    const css = await total(server.url, linked(home.text, /<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g))
    const script = await total(server.url, linked(home.text, /<script[^>]+src="([^"]+)"/g))
    const all = home.bytes + css + script
    const path = `/programmes/${programme}/report`
    const etag = (await fetch(server.url + path)).headers.get('etag') ?? ''
    const rate = async (headers: Readonly<Record<string, string>>, expected: number): Promise<number> => {
      const result = await load({ url: server.url, connections: 10, requests: REQUESTS, expected, shot: () => ({ path, method: 'GET', headers }) })
      if (result.errors > 0) throw new Error(`${result.errors} answers other than ${expected}`)
      return result.perSecond
    }
    await rate({}, 200)
    const whole: number[] = []
    const fresh: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      whole.push(await rate({}, 200))
      fresh.push(await rate({ 'if-none-match': etag }, 304))
    }
    return [
      { name: 'first resident page, all', value: all, unit: 'bytes', against: '60 kB', ratio: all / 60_000, samples: [home.bytes, css, script] },
      { name: 'first resident page, JavaScript', value: script, unit: 'bytes', against: '14 kB', ratio: script / 14_000, samples: [script] },
      { name: 'public report, whole', value: median(whole), unit: 'requests/s', against: '', ratio: 1, samples: whole },
      {
        name: 'public report, 304',
        value: median(fresh),
        unit: 'requests/s',
        against: 'the whole page',
        ratio: median(fresh) / median(whole),
        samples: fresh,
      },
    ]
  } finally {
    await server.stop()
  }
}
