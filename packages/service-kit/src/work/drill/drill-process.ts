import { join } from 'node:path'
import { KurrentEventStore, type Leases } from '@heard/event-store'
import { FileKeys, openVault } from '@heard/vault'
import { readConfiguration } from '../../configuration.ts'
import { derivedUuid } from '../../ids.ts'
import { createLog } from '../../log/create-log.ts'
import { Outbox } from '../../outbox/outbox.ts'
import { Policies } from '../../policies.ts'
import { ReadModels } from '../../read-models.ts'
import type { Policy } from '../../service.ts'
import { silentTelemetry } from '../../telemetry/telemetry.ts'
import { type DrillPlace, drillManifest, isUp, openDrillWork, policy } from './drill-place.ts'

/** One of the processes of the drill: answers each question by a fact and a mail, or stands by. Says which leases it gets, and that it is up. To be killed. */
const place = JSON.parse(process.argv[2] ?? '') as DrillPlace
const now = (): number => Date.now()
const work = await openDrillWork(place)
const leases: Leases = {
  during: (lease, begin) =>
    work.leases.during(lease, (holding) => {
      process.stdout.write(`${lease}\n`)
      return begin(holding)
    }),
}
const store = await KurrentEventStore.open({ url: place.store })
const vault = await openVault(
  { url: place.database, schema: place.vault },
  {
    keys: new FileKeys({ folder: join(place.folder, 'keys') }),
    policy: async (rows) => rows.map(() => ({ allowed: true })),
    record: async () => undefined,
    now: () => new Date(now()).toISOString(),
  },
)
const platform = {
  configuration: readConfiguration({ HEARD_DATA_DIR: place.folder, HEARD_SMTP_URL: place.smtp }, '/'),
  store,
  vault,
  clock: { now },
  telemetry: silentTelemetry,
  log: createLog('error'),
  readModels: new ReadModels(),
  work: { ...work, leases },
}
const outbox = new Outbox(platform)
const metadata = { actor: 'drill', at: new Date(now()).toISOString() }
const answer: Policy = {
  name: policy,
  types: ['Asked'],
  async handle({ stream }) {
    const question = stream.replace('question-', '')
    const fact = { id: derivedUuid(`answered/${question}`), type: 'Answered', version: 1, data: {}, metadata }
    await store.append({ stream: `answer-${question}`, expected: 'any', facts: [fact] })
    const mail = { to: `${question}@heard.example`, subject: 'Answered', text: 'Hello\n', language: 'en' }
    await outbox.put({ recipient: question, cause: 'answered', mail })
    await store.append({ stream: `handled-${question}`, expected: 'any', facts: [{ ...fact, id: crypto.randomUUID(), type: 'Handled' }] })
  },
}
const policies = new Policies(platform as never, drillManifest, [answer])
outbox.onApplicationBootstrap()
await policies.onApplicationBootstrap()
process.stdout.write(`${isUp}\n`)
setInterval(() => void outbox.flush(), 200)
// The drill is over, or was ended.
process.stdin.on('end', () => process.exit()).resume()
