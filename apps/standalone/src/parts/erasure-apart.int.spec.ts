import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deidentifyContribution, type ErasureView, eraseMyContribution, listErasures, shareStory } from '@heard/contracts/engagement'
import { listContributions } from '@heard/contracts/reporting'
import { withoutPostgres } from '@heard/sql/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { bootHeard, type Heard } from '../boot.ts'
import { type Split, startSplit } from '../split.fixture.ts'
import { plainStory, programme } from '../story.fixture.ts'
import { openProcessList } from './process-list.ts'

const params = { programme }
const PATIENCE = { timeout: 120_000, interval: 100 }
const everyPart = ['champions', 'engagement', 'engagement', 'events', 'record', 'reporting']

describe.skipIf(withoutPostgres)('an erasure where parts run apart', { timeout: 300_000 }, () => {
  let split: Split
  beforeAll(async () => {
    split = await startSplit()
  }, 300_000)
  afterAll(() => split?.close(), 60_000)

  const ok = <T>(answer: { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: { readonly title: string } }): T => {
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const readFolder = (name: string): string => join(split.configurationOf(name).dataDirectory, 'read')
  const processOf = (name: string): string =>
    JSON.parse(readFileSync(join(split.configurationOf(name).dataDirectory, 'process.json'), 'utf8')).process
  const factsOf = async (type: string, contribution: string): Promise<readonly Record<string, unknown>[]> => {
    const found: Record<string, unknown>[] = []
    for await (const { data } of split.record.platform.store.readAll({ types: [type] })) found.push({ ...data })
    return found.filter((data) => data.contribution === contribution)
  }

  /** A story that analysts find by its word. */
  const tell = async (word: string) => {
    const told = ok(await split.call(shareStory, { params, body: await plainStory(split.call, { words: { happened: `The ${word} was closed.` } }) }))
    const { contribution } = told
    const headers = new Headers(await split.as('analyst'))
    const done = await split.call(deidentifyContribution, { params: { ...params, contribution }, body: { spans: [] } }, { headers })
    headers.set('heard-after', done.headers.get('heard-position') ?? '')
    const total = async () => ok(await split.call(listContributions, { params, query: { limit: '10', q: word } }, { headers })).total
    await expect.poll(total, PATIENCE).toBe(1)
    const [shared] = await factsOf('ContributionShared', contribution)
    return { ...told, person: String(shared?.person) }
  }
  const erase = async ({ receipt }: { readonly receipt: string }) => ok(await split.call(eraseMyContribution, { body: { receipt } }))
  const shown = async (contribution: string): Promise<ErasureView | undefined> => {
    const { erasures } = ok(await split.call(listErasures, { params }, { headers: await split.as('data-protection') }))
    return erasures.find((one) => one.contribution === contribution)
  }
  const until = (contribution: string, is: (view: ErasureView) => boolean): Promise<ErasureView> =>
    vi.waitUntil(async () => {
      const view = await shown(contribution)
      return view && is(view) ? view : undefined
    }, PATIENCE) as Promise<ErasureView>
  const isErased = ({ state }: ErasureView): boolean => state === 'erased'
  const partsIn = (checks: ErasureView['checks'], found: 'clear' | 'awaited' | 'left'): readonly string[] =>
    checks.filter((one) => (one.found.length === 0 ? 'clear' : one.found === 'awaited' ? 'awaited' : 'left') === found).map(({ part }) => part)
  const filesWith = (word: string): readonly string[] => {
    const root = dirname(split.configurationOf('record').dataDirectory)
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return files.map(({ parentPath, name }) => join(parentPath, name)).filter((file) => readFileSync(file).includes(word))
  }
  const start = async (name: string): Promise<Heard> => {
    const heard = await bootHeard(split.configurationOf(name), { part: 'engagement' })
    await heard.listen()
    return heard
  }

  it('is verified when every process has looked into its own folder, and not before', async () => {
    const told = await tell('zwischenahnsinn')
    expect(filesWith('zwischenahnsinn').length).toBeGreaterThan(0)
    await erase(told)
    const { checks, steps } = await until(told.contribution, isErased)
    expect(partsIn(checks, 'clear')).toStrictEqual(everyPart)
    expect(steps.filter(({ what }) => what === 'part-checked')).toHaveLength(everyPart.length)
    expect(steps.at(-1)?.what).toBe('subject-erased')
    const [erased] = await factsOf('SubjectErased', told.contribution)
    expect(erased?.checkedBy).toHaveLength(everyPart.length)
    expect(erased?.checkedBy).toContainEqual({ process: processOf('reporting'), part: 'reporting' })
    expect(filesWith('zwischenahnsinn')).toStrictEqual([])
  })

  it('is not verified while a process still names the person, which is said with its part, and is when it does not any more', async () => {
    const told = await tell('quellwolkenrand')
    const stands = split.engagement.findIndex(({ platform }) => platform.readModels.status().some(({ standingBy }) => standingBy))
    const name = stands === 0 ? 'engagement' : 'engagement-2'
    const residue = new DatabaseSync(join(readFolder(name), 'engagement.sqlite'), { timeout: 5000 })
    residue.exec(`CREATE TABLE residue (person TEXT); INSERT INTO residue VALUES ('${told.person}')`)
    const asked = await erase(told)
    expect(asked.state).not.toBe('erased')
    const { checks } = await until(told.contribution, ({ state }) => state === 'unverified')
    expect(checks.filter(({ found }) => found !== 'awaited' && found.length > 0)).toStrictEqual([
      { process: processOf(name), part: 'engagement', found: ['engagement'] },
    ])
    residue.exec('DROP TABLE residue')
    residue.close()
    const cleared = await until(told.contribution, isErased)
    expect(partsIn(cleared.checks, 'clear')).toStrictEqual(everyPart)
    expect(cleared.steps.map(({ what }) => what)).toContain('part-found')
  })

  it('waits for a process that is down until it is back or its folder is said to be gone, which then loses what it had', async () => {
    const [one, other] = [await tell('nebelhornkante'), await tell('torfmoosweg')]
    const awaited = ({ waitingFor, checks }: ErasureView): boolean =>
      waitingFor.length === 0 && checks.filter(({ found }) => found !== 'awaited').length === 5
    const process = processOf('engagement-2')
    await split.end(split.engagement[1])
    await erase(one)
    const waits = await until(one.contribution, awaited)
    expect([waits.state, waits.checks.filter(({ found }) => found === 'awaited')]).toStrictEqual([
      'started',
      [{ process, part: 'engagement', found: 'awaited' }],
    ])
    const back = await start('engagement-2')
    expect(partsIn((await until(one.contribution, isErased)).checks, 'clear')).toStrictEqual(everyPart)
    await back.close()

    await erase(other)
    await until(other.contribution, awaited)
    const list = await openProcessList(split.configurationOf('engagement-2'))
    expect(await list.gone(process)).toBe(true)
    expect(await list.gone(process)).toBe(false)
    await split.engagement[0].look()
    await until(other.contribution, isErased)
    const [erased] = await factsOf('SubjectErased', other.contribution)
    expect(erased?.checkedBy).toHaveLength(5)
    const [stale] = [join(readFolder('engagement-2'), 'analysis.sqlite')]
    new DatabaseSync(stale).exec('CREATE TABLE stale (person TEXT)')
    const again = await start('engagement-2')
    expect([existsSync(stale), (await list.all()).map((known) => known.process).includes(process)]).toStrictEqual([false, true])
    await again.close()
    await list.close()
  })
})
