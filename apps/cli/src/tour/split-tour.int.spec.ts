import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Call } from '@heard/contracts'
import { listLedgerEntries } from '@heard/contracts/ledger'
import { publicReport } from '@heard/contracts/reporting'
import type { Heard } from '@heard/standalone'
import { startSplit, withoutServers } from '@heard/standalone/split'
import { startTestHeard } from '@heard/standalone/testing'
import { FolderTiles, nodeCryptography } from '@heard/transparency-log'
import { parseVerifierKey, trustLogs, verifyLog } from '@heard/transparency-log/verify'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Surroundings } from '../command.ts'
import { commands } from '../commands.ts'
import { runLine } from '../run-line.ts'
import type { TourResult } from './tour.ts'

const surroundings: Surroundings = { environment: {}, standing: tmpdir(), root: tmpdir(), progress: () => undefined }

/** Random ids, moments, and hashes of what has either in it: what two tours cannot have in common. */
const apart: readonly (readonly [RegExp, string])[] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'time'],
  [/[0-9a-f]{64}/g, 'hash'],
  [/"[\w+/-]{43}=?"/g, '"hash"'],
]
const common = (value: unknown): string => apart.reduce((text, [pattern, name]) => text.replaceAll(pattern, name), JSON.stringify(value))

const entriesIn = async (call: Call): Promise<readonly { readonly type: string }[]> => {
  const all: { readonly type: string }[] = []
  for (let before: string | undefined; ; ) {
    const page = await call(listLedgerEntries, { query: before === undefined ? {} : { before } })
    if (!page.ok) throw new Error(page.problem.title)
    all.push(...page.body.entries.map(({ entry }) => entry))
    before = page.body.entries.at(-1)?.index
    if (!page.body.more) return all.toReversed()
  }
}

/** Both logs as they lie on disk, verified from their first entry. */
const verified = async ({ platform, ledger: logs }: Heard): Promise<readonly [boolean, bigint, bigint]> => {
  if (!logs) throw new Error('this process has no logs')
  const { dataDirectory } = platform.configuration
  const sizeOf = async (folder: string, key: string): Promise<bigint> => {
    const policy = trustLogs(parseVerifierKey(nodeCryptography.sha256, key))
    const source = new FolderTiles(join(dataDirectory, folder))
    for await (const step of verifyLog({ source, cryptography: nodeCryptography, policy })) {
      if (step.kind === 'report' && step.verified) return step.entries
    }
    throw new Error(`${folder} does not verify`)
  }
  const [shown, kept] = [await logs.status(), await logs.privateStatus()]
  const [open, hidden] = [await sizeOf('ledger', shown.verifierKey), await sizeOf('private-log', kept.verifierKey)]
  return [open === BigInt(shown.size) && hidden === (await platform.store.head()), open, hidden]
}

const toured = async (url: string, call: Call, record: Heard) => {
  const { code, out, errors } = await runLine(commands, ['tour', '--into', url, '--json'], surroundings)
  expect([code, errors]).toStrictEqual([0, []])
  await record.settleLedger()
  const { totals, tables, journey, reports, import: imported }: TourResult = JSON.parse(out.join('\n'))
  const texts = await Promise.all(reports.map(({ programme }) => call(publicReport, { params: { programme } })))
  return {
    result: { totals, tables, journey, reports, counts: imported.counts },
    texts: texts.map((answer) => (answer.ok ? common(answer.body) : answer.problem.title)),
    entries: await entriesIn(call),
    verified: await verified(record),
  }
}

const single = async () => {
  const test = await startTestHeard()
  try {
    return await toured(await test.heard.listen(), test.call, test.heard)
  } finally {
    await test.close()
  }
}

const inParts = async () => {
  const split = await startSplit()
  try {
    return await toured(split.url, split.call, split.record)
  } finally {
    await split.close()
  }
}

describe.skipIf(withoutServers)('the tour through parts that run apart', { timeout: 400_000 }, () => {
  let one: Awaited<ReturnType<typeof single>>
  let apartFromEachOther: Awaited<ReturnType<typeof inParts>>
  beforeAll(async () => {
    one = await single()
    apartFromEachOther = await inParts()
  }, 400_000)

  it('ends in the same figures and the same reports as in one process', () => {
    expect(apartFromEachOther.result).toStrictEqual(one.result)
    expect(apartFromEachOther.texts).toStrictEqual(one.texts)
    expect(one.texts.join().length).toBeGreaterThan(2_000)
  })

  it('leaves the same public ledger, ids and times aside', () => {
    const listed = ({ entries }: typeof one) => entries.filter(({ type }) => type !== 'private-log.anchored').map(common)
    expect(listed(apartFromEachOther).toSorted()).toStrictEqual(listed(one).toSorted())
    expect(one.entries.length).toBeGreaterThan(30)
  })

  it('leaves two logs that verify from their first entry to the last fact', () => {
    expect([one.verified[0], apartFromEachOther.verified[0]]).toStrictEqual([true, true])
  })
})
