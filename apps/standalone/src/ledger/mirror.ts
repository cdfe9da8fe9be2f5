import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { S3Folder } from '@heard/transparency-log'
import { equal, formatVerifierKey, textOf, tilePath, tilesOf, utf8, type VerifierKey } from '@heard/transparency-log/verify'
import { fileKind } from './file-kind.ts'
import { refuseOtherHistory, refuseOtherOwner } from './mirror-guard.ts'
import { PublishedLog } from './published-log.ts'

/** A place elsewhere that holds each file whole or not at all. */
export type MirrorTarget = Pick<S3Folder, 'read' | 'put' | 'list' | 'remove'>

export type MirrorOptions = {
  readonly folder: string
  readonly key: VerifierKey
  /** Files beside the log that change with the configuration alone; the first says whose log it is. */
  readonly beside: readonly [description: string, ...others: string[]]
  readonly target: MirrorTarget
}

const AT_ONCE = 8
const WORDING = /^wording\/[\w-]{43}\.json$/

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * Lets a target elsewhere follow the public folder. Withdrawn wording goes first and the checkpoint comes last, so that whoever reads there meanwhile
 * finds the ledger as it was. What is missing or too much follows from comparing the two; so nothing has to be remembered over a crash.
 */
export class Mirror {
  readonly #options: MirrorOptions
  readonly #log: PublishedLog
  /** What the target holds as it is here; nothing while that is unknown. */
  #there: Set<string> | undefined

  constructor(options: MirrorOptions) {
    this.#options = options
    this.#log = new PublishedLog(options.folder)
  }

  /** Copies what is new and removes what was withdrawn. @throws MirrorRefused, and whatever the target says */
  async follow(): Promise<void> {
    const there = this.#there
    this.#there = undefined
    this.#there = await this.#follow(there)
  }

  async #follow(known: Set<string> | undefined): Promise<Set<string> | undefined> {
    const here = await this.#log.checkpoint()
    if (!here) return undefined
    const { target, folder, key, beside } = this.#options
    const theirs = await textAt(target, 'checkpoint')
    if (theirs !== undefined && theirs !== here.text) await refuseOtherHistory(this.#log, here, theirs, key)
    const there = theirs !== undefined && known ? known : await this.#survey(theirs !== undefined)
    const wording = await this.#wording(there)
    await this.#each(
      [...there].filter((path) => WORDING.test(path) && !wording.includes(path)),
      async (path) => {
        await target.remove(path)
        there.delete(path)
      },
    )
    const [description, ...others] = beside
    const tiles = [...tilesOf(here.size)].map(tilePath)
    for (const stage of [[description], tiles, [...wording, ...others]]) {
      await this.#each(
        stage.filter((path) => !there.has(path)),
        async (path) => {
          const bytes = await this.#read(path)
          if (!bytes && WORDING.test(path)) return
          if (!bytes) throw new Error(`${join(folder, path)} is missing`)
          await this.#put(path, bytes)
          there.add(path)
        },
      )
    }
    if (theirs !== here.text) await this.#put('checkpoint', utf8(here.text))
    return there
  }

  /** What the target has already. Files of the log and wording never change; those beside it are compared. */
  async #survey(isBegun: boolean): Promise<Set<string>> {
    const { target, key, beside } = this.#options
    const there = new Set<string>()
    for await (const path of target.list()) there.add(path)
    const [description] = beside
    if (!isBegun) refuseOtherOwner(there, await textAt(target, description), formatVerifierKey(key))
    for (const path of beside) {
      const [bytes, theirs] = [await this.#read(path), there.has(path) ? await target.read(path) : undefined]
      if (!bytes || !theirs || !equal(bytes, theirs)) there.delete(path)
    }
    return there
  }

  /** The wording that is published here. A folder that lost all of it withdraws none. */
  async #wording(there: ReadonlySet<string>): Promise<readonly string[]> {
    const folder = join(this.#options.folder, 'wording')
    try {
      return (await readdir(folder)).map((name) => `wording/${name}`).filter((path) => WORDING.test(path))
    } catch (error) {
      if (!isMissing(error)) throw error
      if ([...there].some((path) => WORDING.test(path))) throw new Error(`${folder} is missing: copy it back from there`, { cause: error })
      return []
    }
  }

  async #read(path: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(join(this.#options.folder, path))
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  async #put(path: string, bytes: Uint8Array): Promise<void> {
    await this.#options.target.put(path, bytes, fileKind(path))
  }

  /** Nothing is under way any more when it rejects: a late copy must not undo what is done next. */
  async #each(paths: readonly string[], act: (path: string) => Promise<void>): Promise<void> {
    for (let at = 0; at < paths.length; at += AT_ONCE) {
      const done = await Promise.allSettled(paths.slice(at, at + AT_ONCE).map(act))
      for (const one of done) if (one.status === 'rejected') throw one.reason
    }
  }
}

const textAt = async (target: MirrorTarget, path: string): Promise<string | undefined> => {
  const bytes = await target.read(path)
  return bytes && (textOf(bytes) ?? '')
}
