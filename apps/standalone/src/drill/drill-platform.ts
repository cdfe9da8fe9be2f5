import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Call, httpClient } from '@heard/contracts'
import { eraseMyContribution, listProgrammes, myContribution, type ShareStory, shareStory, showProgramme } from '@heard/contracts/engagement'
import { type Configuration, readConfiguration } from '@heard/service-kit'
import { bootHeard, type Heard } from '../boot.ts'

export type DrillStory = { readonly programme: string; readonly contribution: string; readonly receipt: string }

/** What an operator keeps apart from backups and hands over to a restored folder. */
export const keptApart = ['keys', 'erasures.list'] as const
/** The published logs, kept apart too: only over facts that are as new as they are do they go on. */
export const publishedLogs = ['ledger', 'private-log'] as const

/** What a platform that exists for a drill only has besides its folder: a name of its own for its ledger, or data on servers. */
export type DrillSettings = Readonly<Record<string, string>>

/** The configuration of a platform that exists for a drill only. */
export const drillConfiguration = (folder: string, settings: DrillSettings = {}): Configuration =>
  readConfiguration({ HEARD_DATA_DIR: folder, HEARD_PORT: '0', ...settings }, folder)

/** Opens a platform, works with it, closes it. */
export const withPlatform = async <T>(folder: string, work: (call: Call, heard: Heard) => Promise<T>, settings?: DrillSettings): Promise<T> => {
  const heard = await bootHeard(drillConfiguration(folder, settings), { withPortal: false })
  try {
    return await work(httpClient('', heard.fetch), heard)
  } finally {
    await heard.close()
  }
}

/** Whether the platform of this folder refuses to open. */
export const staysClosed = (folder: string): Promise<boolean> =>
  withPlatform(folder, async () => false).catch((error: unknown) => error instanceof Error && 'type' in error)

/** Puts these files and folders of one data folder into another. */
export const handOver = (from: string, to: string, names: readonly string[]): void => {
  mkdirSync(to, { recursive: true })
  for (const name of names) cpSync(join(from, name), join(to, name), { recursive: true })
}

/** Shares a story as a resident would, with the agreements that are asked for. */
export const shareDrillStory = async (call: Call, happened: string): Promise<DrillStory> => {
  const listed = await call(listProgrammes)
  const programme = listed.ok ? listed.body.programmes.find(({ status }) => status === 'open')?.id : undefined
  if (programme === undefined) throw new Error('no programme is open')
  const shown = await call(showProgramme, { params: { programme } })
  if (!shown.ok) throw new Error(shown.problem.title)
  const consents = shown.body.notices.map(({ purpose, version, hash, wording, required }) => ({
    purpose,
    given: required,
    noticeVersion: version,
    noticeHash: hash,
    language: wording.language,
  }))
  const nothing = { stages: [], barriers: [], files: [] }
  const body: ShareStory = { ...nothing, about: 'myself', words: { happened }, language: 'en', mode: 'web', oldEnough: true, consents }
  const shared = await call(shareStory, { params: { programme }, body })
  if (!shared.ok) throw new Error(shared.problem.title)
  return { programme, ...shared.body }
}

/** What the holder of the receipt finds: the words, or that they are withdrawn. */
export const wordsBehind = async (call: Call, { receipt }: DrillStory): Promise<string | undefined> => {
  const mine = await call(myContribution, { body: { receipt } })
  if (!mine.ok) throw new Error(mine.problem.title)
  return mine.body.words.status === 'open' ? mine.body.words.words.happened : undefined
}

const LOOK_MS = 20

/** Asks for the erasure and waits until it is verified. */
export const eraseDrillStory = async (call: Call, { receipt }: DrillStory): Promise<boolean> => {
  for (;;) {
    const asked = await call(eraseMyContribution, { body: { receipt } })
    if (!asked.ok || asked.body.state === 'unverified' || asked.body.state === 'held') return false
    if (asked.body.state === 'erased') return true
    await pause(LOOK_MS)
  }
}
