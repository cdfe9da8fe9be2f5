import { createHash } from 'node:crypto'
import type { ProgrammeView } from '@heard/contracts/engagement'
import { Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type ProgrammeRows, programmeIds, readProgramme, versionOf } from './programme.rows.ts'
import { closest, type OpenWording, refsOf, viewOf } from './programme.view.ts'

export type VersionedView = { readonly view: ProgrammeView; readonly etag: string }

/** A programme with its wording open, and the views of it made so far, by language. */
type Assembled = { readonly rows: ProgrammeRows; readonly open: OpenWording; readonly views: Map<string, VersionedView> }
type Kept = { readonly freshness: string; readonly assembled: Promise<Assembled> }

const MINUTE_MS = 60_000

/** Views of programmes, put together once per change and language. Wording that is withdrawn is gone from them within a minute. */
@Injectable()
export class ProgrammeViews {
  private readonly kept = new Map<string, Kept>()

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  async all(language: string): Promise<readonly VersionedView[]> {
    const views = await Promise.all(programmeIds(this.model).map((programme) => this.find(programme, language)))
    return views.filter((view) => view !== undefined)
  }

  /** @throws Refused `not-found` for a programme that is not there */
  async one(programme: string, language: string): Promise<VersionedView> {
    const view = await this.find(programme, language)
    if (!view) throw new Refused('not-found')
    return view
  }

  private async find(programme: string, language: string): Promise<VersionedView | undefined> {
    const assembled = await this.assembled(programme)
    if (!assembled) return undefined
    const { rows, open, views } = assembled
    const spoken = closest(rows.languages, language)
    const made = views.get(spoken)
    if (made) return made
    const view = viewOf(rows, open, spoken)
    if (!view) return undefined
    const etag = `"${createHash('sha256').update(JSON.stringify(view)).digest('base64url').slice(0, 22)}"`
    views.set(spoken, { view, etag })
    return { view, etag }
  }

  private assembled(programme: string): Promise<Assembled | undefined> {
    const now = this.platform.clock.now()
    const version = versionOf(this.model, programme)
    if (version === undefined) return Promise.resolve(undefined)
    const freshness = `${version}/${Math.floor(now / MINUTE_MS)}`
    const kept = this.kept.get(programme)
    if (kept?.freshness === freshness) return kept.assembled
    const rows = readProgramme(this.model, programme, new Date(now).toISOString().slice(0, 10))
    if (!rows) return Promise.resolve(undefined)
    const assembled = this.open(rows)
    this.kept.set(programme, { freshness, assembled })
    assembled.catch(() => this.kept.delete(programme))
    return assembled
  }

  private async open(rows: ProgrammeRows): Promise<Assembled> {
    const opened = await this.platform.vault.wording(refsOf(rows))
    if (opened.some(({ status }) => status === 'tampered' || status === 'refused')) throw new Refused('content-unreadable')
    const open = new Map(opened.flatMap((row): [string, unknown][] => (row.status === 'open' ? [[row.ref, row.payload]] : [])))
    return { rows, open, views: new Map() }
  }
}
