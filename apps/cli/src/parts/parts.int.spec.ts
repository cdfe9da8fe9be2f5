import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KurrentEventStore } from '@heard/event-store'
import { KurrentDouble } from '@heard/event-store/double'
import { partsStream, recordFact } from '@heard/service-kit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runLine } from '../run-line.ts'
import { listParts, partGone } from './parts.command.ts'

const process = '9a3c5d7e-1f20-4b64-8c71-0d2e4f6a8b90'

describe('heard parts', () => {
  let folder: string
  let double: KurrentDouble
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heard-parts-'))
    double = await KurrentDouble.start()
  })
  afterEach(async () => {
    await double.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const heard = (words: readonly string[], environment: Readonly<Record<string, string>> = { HEARD_EVENT_STORE: double.url }) =>
    runLine([listParts, partGone], ['parts', ...words], { environment, standing: folder, root: folder, progress: () => undefined })

  it('lists the processes that joined, until one is said to be gone', async () => {
    expect((await heard(['list'])).out).toStrictEqual(['No process has joined: everything runs in one.'])
    const store = await KurrentEventStore.open({ url: double.url })
    await recordFact({ store, clock: Date }, { type: 'PartJoined', data: { process, part: 'reporting' }, stream: partsStream, actor: 'system' })
    await store.close()
    expect((await heard(['list'])).out).toStrictEqual([`${process} reporting`])
    expect((await heard(['gone', process])).code).toBe(0)
    const again = await heard(['gone', process])
    expect([again.code, again.errors]).toStrictEqual([1, [`No process has the number ${process}; ./heard parts list has them all`]])
    expect((await heard(['list', '--json'])).out.join('\n')).toBe(JSON.stringify({ processes: [] }, undefined, 2))
  })

  it('needs the server that the parts have their facts on', async () => {
    const { code, errors } = await heard(['list'], {})
    expect([code, errors]).toStrictEqual([1, ['HEARD_EVENT_STORE names no server; parts run apart only with one']])
  })
})
