// Stands in for Mailpit: takes every mail by SMTP, sends none, and tells which it has.
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

/** @type {{ ID: number, Text: string }[]} */
const messages = []

createServer((socket) => {
  const say = (/** @type {string} */ line) => void socket.write(`${line}\r\n`)
  /** @type {string[] | undefined} */
  let text
  const take = (/** @type {string} */ line) => {
    if (text !== undefined && line !== '.') return void text.push(line)
    if (text !== undefined) messages.push({ ID: messages.length + 1, Text: text.join('\n') })
    text = /^DATA$/i.test(line) ? [] : undefined
    if (/^QUIT$/i.test(line)) return void socket.end('221 mail\r\n')
    say(text === undefined ? '250 mail' : '354 mail')
  }
  createInterface({ input: socket }).on('line', take)
  socket.on('error', () => undefined)
  say('220 mail')
}).listen(1025)

createHttpServer((request, answer) => {
  const isReady = request.url === '/readyz'
  answer.end(isReady ? '' : JSON.stringify({ total: messages.length, messages }))
}).listen(8025)

process.on('SIGTERM', () => process.exit())
