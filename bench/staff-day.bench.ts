import { actingAt } from '../apps/portal/e2e/accountable.fixture.ts'
import { TestMailServer } from '../packages/service-kit/src/testing.ts'
import type { Measurement } from './measurement.ts'
import { startServer } from './server.ts'
import { type Amount, Filler } from './staff-day/fill.ts'
import { arrive, staff, workTogether } from './staff-day/staff.ts'
import { at, Times } from './staff-day/times.ts'

const LIMIT_MS = 100
const WARM_MS = 15_000
const DAY_MS = 120_000
/** Fewer answers say nothing of the slowest in a hundred. */
const LEAST_ANSWERS = 20

const few: Amount = {
  imported: 900,
  stories: 100,
  answers: 40,
  enquiries: 100,
  concerns: 30,
  quotations: 20,
  referrals: 40,
  signposted: 50,
  services: 6,
}
const many: Amount = {
  imported: 9_300,
  stories: 700,
  answers: 280,
  enquiries: 1_000,
  concerns: 300,
  quotations: 300,
  referrals: 400,
  signposted: 500,
  services: 60,
}

type Taken = ReadonlyMap<string, readonly number[]>

const cell = (value: number | string, width: number): string => (typeof value === 'number' ? value.toFixed(1) : value).padStart(width)

const report = (taken: Taken, before: Taken, waited: readonly number[], failed: number): string => {
  const rows = [...taken].map(([name, all]) => {
    const earlier = before.get(name)
    const ratio = earlier ? (at(all, 0.99) / at(earlier, 0.99)).toFixed(2) : ''
    const times = [0.5, 0.95, 0.99, 1].map((share) => cell(at(all, share), 9)).join('')
    return `${name.padEnd(66)}${cell(String(all.length), 7)}${times}${cell(ratio, 8)}\n`
  })
  const slow = [...taken].filter(([name, all]) => !name.endsWith('(write)') && at(all, 0.99) >= LIMIT_MS).map(([name]) => name)
  const verdict =
    slow.length === 0 ? `Every list is under ${LIMIT_MS} ms at p99 on this machine.` : `Not under ${LIMIT_MS} ms at p99: ${slow.join(', ')}.`
  const people = `${staff.length} staff waited for a page, until its last byte: p50 ${at(waited, 0.5).toFixed(1)} ms, p99 ${at(waited, 0.99).toFixed(1)} ms.`
  return `${'ms on the server'.padEnd(66)}${['answers', '     p50', '     p95', '     p99', '     max', '  ×1,000'].join(' ')}\n${rows.join('')}${verdict}\n${people} Failed: ${failed}.\n`
}

/** Lists with 10,000 contributions and fifty staff at work: the server's own time for each. */
export const run = async (): Promise<readonly Measurement[]> => {
  const times = new Times()
  const mails = new TestMailServer()
  const server = await startServer({ settings: { HEARD_LOG_LEVEL: 'info', HEARD_SMTP_URL: await mails.start() }, onLine: times.read })
  try {
    const filler = new Filler(actingAt(server.url))
    const people = await arrive(server.url)
    const day = async (amount: Amount) => {
      await filler.fillTo(amount)
      process.stderr.write(`  filled: ${JSON.stringify(amount)}\n`)
      await workTogether(server.url, people, WARM_MS)
      times.begin()
      const waited = await workTogether(server.url, people, DAY_MS)
      return { waited, failed: times.failed, taken: new Map([...times.taken()].filter(([, all]) => all.length >= LEAST_ANSWERS)) }
    }
    const small = await day(few)
    const large = await day(many)
    process.stdout.write(report(large.taken, small.taken, large.waited, large.failed))
    return [...large.taken].map(([name, samples]) => {
      const earlier = small.taken.get(name)
      const value = at(samples, 0.99)
      const against = earlier ? 'the same with 1,000 contributions' : ''
      return { name: `p99 of ${name}`, value, unit: 'ms', against, ratio: earlier ? value / at(earlier, 0.99) : 1, samples }
    })
  } finally {
    await server.stop()
    await mails.close()
  }
}
