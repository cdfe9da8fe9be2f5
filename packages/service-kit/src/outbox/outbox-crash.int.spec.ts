import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const hook = new URL('../../../../tools/ts.mjs', import.meta.url).href
const program = fileURLToPath(new URL('outbox-child.fixture.ts', import.meta.url))

/** At which point of a delivery the sender is killed. */
type Moment = 'before the mail is given' | 'after the mail is taken'

describe('the outbox of a process that is killed while it sends', () => {
  /** Message-IDs as the server took them, in their order. */
  const taken: string[] = []
  let folder: string
  let server: SMTPServer
  let killAt: Moment | undefined
  let sender: ChildProcess | undefined

  /** The server never answers at this moment: whoever sends is dead. */
  const kills = (moment: Moment): boolean => {
    if (killAt !== moment) return false
    killAt = undefined
    sender?.kill('SIGKILL')
    return true
  }
  const take = async (stream: Readable, reply: () => void): Promise<void> => {
    const message = await text(stream)
    taken.push(/^Message-ID: (.*)\r$/im.exec(message)?.[1] ?? '')
    if (!kills('after the mail is taken')) reply()
  }
  beforeEach(async () => {
    taken.length = 0
    folder = mkdtempSync(join(tmpdir(), 'heard-outbox-crash-'))
    server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      onRcptTo: (_address, _session, reply) => {
        if (!kills('before the mail is given')) reply()
      },
      onData: (stream, _session, reply) => void take(stream, reply),
    })
    server.on('error', () => undefined)
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  afterEach(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()))
    rmSync(folder, { recursive: true, force: true })
  })

  /** Runs a sender to its end; how it ended. */
  const run = async (many: number): Promise<'empty' | 'killed'> => {
    const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    sender = spawn(process.execPath, ['--import', hook, program, folder, url, String(many)], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [, signal] = await once(sender, 'exit')
    return signal === 'SIGKILL' ? 'killed' : 'empty'
  }

  it('gives every mail to the server, and the one twice, with the same Message-ID, whose taking it could not note', async () => {
    killAt = 'after the mail is taken'
    expect(await run(3)).toBe('killed')
    expect(taken).toHaveLength(1)
    expect(await run(0)).toBe('empty')
    expect(new Set(taken).size).toBe(3)
    expect(taken.filter((id) => id === taken[0])).toHaveLength(2)
    expect(taken).toHaveLength(4)
  })

  it('gives every mail to the server once when it is killed before the server had one', async () => {
    killAt = 'before the mail is given'
    expect(await run(3)).toBe('killed')
    expect(taken).toStrictEqual([])
    expect(await run(0)).toBe('empty')
    expect([taken.length, new Set(taken).size]).toStrictEqual([3, 3])
  })

  it('puts a mail in once however often it was killed and asked again', async () => {
    for (const moment of ['after the mail is taken', 'before the mail is given'] as const) {
      killAt = moment
      expect(await run(4)).toBe('killed')
    }
    expect(await run(4)).toBe('empty')
    expect([taken.length, new Set(taken).size]).toStrictEqual([5, 4])
  })
})
