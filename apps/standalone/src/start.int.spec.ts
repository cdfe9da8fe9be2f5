import { mkdtempSync, rmSync, unlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { httpClient } from '@heard/contracts'
import { listProgrammes, myContribution, shareStory } from '@heard/contracts/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startPlatformProcess } from './platform-process.fixture.ts'
import { plainStory, programme } from './story.fixture.ts'

/** What the platform says when it does not start. */
const refusal = async (folder: string, environment: Readonly<Record<string, string>>): Promise<string> => {
  try {
    const platform = await startPlatformProcess(folder, environment)
    await platform.stop()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'it started'
}

describe('starting the platform', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-start-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('prints a sign-in line per role the first time, opens both programmes, stops cleanly, and finds its data again', async () => {
    const first = await startPlatformProcess(folder)
    const call = httpClient(first.url, fetch)
    const programmes = await call(listProgrammes)
    expect(programmes.ok && programmes.body.programmes.map(({ id, status }) => [id, status])).toEqual([
      ['elft-big-conversation', 'open'],
      ['luton-cancer', 'open'],
    ])
    const shared = await call(shareStory, { params: { programme }, body: await plainStory(call) })
    if (!shared.ok) throw new Error(shared.problem.title)
    expect(
      first
        .output()
        .match(/^Sign in as \S+: \S+@heard\.example/gm)
        ?.map((line) => line.slice('Sign in as '.length)),
    ).toEqual([
      'connector: connector@heard.example',
      'coordinator: coordinator@heard.example',
      'analyst: analyst@heard.example',
      'publisher: publisher@heard.example',
      'data-protection: data-protection@heard.example',
      'administrator: administrator@heard.example',
      'auditor: auditor@heard.example',
      'stakeholder: stakeholder.elft-big-conversation@heard.example',
      'stakeholder: stakeholder.luton-cancer@heard.example',
      'champion: champion@heard.example',
    ])
    expect(await first.stop('SIGINT')).toBe(0)

    const second = await startPlatformProcess(folder)
    const mine = await httpClient(second.url, fetch)(myContribution, { body: { receipt: shared.body.receipt } })
    expect(mine.ok && mine.body.contribution).toBe(shared.body.contribution)
    expect(second.output()).not.toContain('Sign in as')
    await second.stop()
  })

  it('keeps an acknowledged story through kill -9', async () => {
    const first = await startPlatformProcess(folder)
    const call = httpClient(first.url, fetch)
    const shared = await call(shareStory, { params: { programme }, body: await plainStory(call) })
    if (!shared.ok) throw new Error(shared.problem.title)
    await first.stop('SIGKILL')
    const second = await startPlatformProcess(folder)
    const mine = await httpClient(second.url, fetch)(myContribution, { body: { receipt: shared.body.receipt } })
    expect(mine.status).toBe(200)
    await second.stop()
  })

  it.each([
    [{ HEARD_PORT: 'seven' }, 'HEARD_PORT must be a port number'],
    [{ HEARD_PROFILE: 'production' }, 'HEARD_ORIGIN must be the public https:// address in production'],
  ])('refuses %j with one clear line', async (environment, line) => {
    const said = await refusal(folder, environment)
    expect(said.split('\n').filter((one) => one.includes('cannot start'))).toEqual([expect.stringContaining(`Heard cannot start: ${line}`)])
    expect(said).toContain('"event":"security.configuration-refused"')
  })

  it('ends when something else has its port', async () => {
    const platform = await startPlatformProcess(folder)
    const other = join(folder, 'other')
    expect(await refusal(other, { HEARD_PORT: new URL(platform.url).port })).toContain(
      'Heard cannot start: something else listens on HEARD_PORT already',
    )
    await platform.stop()
  })

  it('refuses facts whose vault is gone', async () => {
    const platform = await startPlatformProcess(folder)
    await platform.stop()
    unlinkSync(join(folder, 'vault.sqlite'))
    expect(await refusal(folder, {})).toContain('has facts but no vault.sqlite; put the vault back beside them')
  })

  it('refuses a second process on the same folder', async () => {
    const platform = await startPlatformProcess(folder)
    expect(await refusal(folder, {})).toContain('Heard cannot start')
    await platform.stop()
  })
})
