import { given } from '@heard/contracts'
import type { HeldWords } from '@heard/contracts/engagement'
import type { Caller } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { AnalysisIndex } from '../analysis/analysis-index.ts'
import { ContributionTexts, excerptAsShown } from '../analysis/contribution-text.ts'
import { findContribution, type IndexedContribution, readableIn } from '../analysis/contributions.query.ts'
import { CodebookReader } from '../codebook/codebook.reader.ts'
import { CodebookExchange } from '../codebook/exchange.handlers.ts'
import { guidOf } from '../codebook/guid.ts'
import { countedAs } from '../codebook/meaning.ts'
import type { NotedCode } from '../codebook/qdc.ts'
import { excerptOf, type MemoRow } from '../memo/memos.query.ts'
import { Memos } from '../memo/memos.reader.ts'
import { plainTextOf } from './plain-text.ts'
import { type Coding, type Note, printQde, type Selection, type Source, sourcePath, type User } from './qde.ts'

/** Opened at once, with others having their turn in between. */
const BATCH = 200

/** `files`: by their path. */
export type PackedProject = { readonly files: Readonly<Record<string, string>>; readonly texts: number }

type Ids = (kind: 'text' | 'coding' | 'memo' | 'person' | 'excerpt', id: string) => string
type Noted = { readonly row: MemoRow; readonly text: string }

const memoExcerpts = (held: IndexedContribution, noted: readonly Noted[]) =>
  noted
    .map(({ row }) => ({ memo: row.memo, excerpt: excerptOf(row) }))
    .map(({ memo, excerpt }) => ({
      memo,
      excerpt: excerpt && excerptAsShown(held, excerpt),
    }))

/** A contribution as a source: its codings and memos on excerpts as selections, those on all of it as its own. */
const sourceOf = (held: IndexedContribution, words: HeldWords, noted: readonly Noted[], name: string, idOf: Ids) => {
  const plain = plainTextOf(words)
  const codings: Coding[] = []
  const selections: Selection[] = []
  const notes: string[] = []
  for (const { id, theme, excerpt, at } of held.codings) {
    const coding = { guid: idOf('coding', `${id}/${theme}`), code: theme, at }
    const stretch = excerpt && plain.at(excerptAsShown(held, excerpt))
    if (stretch) selections.push({ guid: idOf('excerpt', `${id}/${theme}`), ...stretch, codings: [coding], notes: [] })
    else codings.push(coding)
  }
  for (const { memo, excerpt } of memoExcerpts(held, noted)) {
    const stretch = excerpt && plain.at(excerpt)
    const note = idOf('memo', memo)
    if (stretch) selections.push({ guid: idOf('excerpt', memo), ...stretch, codings: [], notes: [note] })
    else notes.push(note)
  }
  const source: Source = { guid: idOf('text', held.summary.contribution), name, selections, codings, notes }
  return { source, text: plain.text }
}

/**
 * The programme's analysis as one project: its themes, the de-identified texts, what they are coded with, and memos. Ids are of this file alone, but for those
 * of themes, so that nothing in it leads back to a contribution or to a person.
 */
@Injectable()
export class ProjectReader {
  constructor(
    @Inject(AnalysisIndex) private readonly index: AnalysisIndex,
    @Inject(ContributionTexts) private readonly texts: ContributionTexts,
    @Inject(CodebookExchange) private readonly exchange: CodebookExchange,
    @Inject(CodebookReader) private readonly codebook: CodebookReader,
    @Inject(Memos) private readonly memos: Memos,
  ) {}

  async read(programme: string, caller: Caller): Promise<PackedProject> {
    const file = caller.newId()
    const idOf: Ids = (kind, id) => guidOf(`heard/project/${file}/${kind}/${id}`)
    const themes = await this.exchange.themes(programme)
    const noted = await this.noted(programme, caller.actor)
    const { sources, files } = await this.sources(programme, noted, idOf, caller.actor)
    const shown = new Set(sources.map(({ guid }) => guid))
    const kept = noted.filter(({ row }) => row.contribution === null || shown.has(idOf('text', row.contribution)))
    const users = this.users([caller.actor, ...kept.map(({ row }) => row.actor)], idOf)
    const codes = this.codes(programme, themes, sources, kept, idOf)
    const qde = printQde({
      name: programme,
      by: idOf('person', caller.actor),
      at: caller.at,
      users,
      codes,
      sources,
      allNotes: kept.map(({ row, text }, place): Note => {
        return { guid: idOf('memo', row.memo), name: `Memo ${place + 1}`, text, by: idOf('person', row.actor), at: row.at }
      }),
      notes: kept.flatMap(({ row }) => (row.theme === null && row.contribution === null ? [idOf('memo', row.memo)] : [])),
    })
    return { files: { 'project.qde': qde, ...files }, texts: sources.length }
  }

  private async noted(programme: string, actor: string): Promise<readonly Noted[]> {
    const rows = this.memos.rows(programme, {})
    const words = await this.memos.wordsOf(rows, { actor, reason: 'analysis-file' })
    return rows.flatMap((row) => {
      const read = words.get(row.memo)
      return read?.status === 'open' ? [{ row, text: read.text }] : []
    })
  }

  private async sources(programme: string, noted: readonly Noted[], idOf: Ids, actor: string) {
    const onContribution = Map.groupBy(noted, ({ row }) => row.contribution)
    const sources: Source[] = []
    const files: Record<string, string> = {}
    const all = await readableIn(this.index, programme)
    for (let from = 0; from < all.length; from += BATCH) {
      const held = all.slice(from, from + BATCH).flatMap((id) => findContribution(this.index, programme, id) ?? [])
      const words = await this.texts.forFile(
        held.filter(({ summary, textVersion }) => summary.state !== 'withdrawn' && textVersion > 0),
        actor,
      )
      for (const one of held) {
        const said = words.get(one.summary.contribution)
        if (!said) continue
        const name = `Contribution ${sources.length + 1}${one.summary.hard ? ' (hard to read)' : ''}`
        const { source, text } = sourceOf(one, said, onContribution.get(one.summary.contribution) ?? [], name, idOf)
        sources.push(source)
        files[sourcePath(source.guid)] = text
      }
    }
    return { sources, files }
  }

  /** Whoever takes it along first; others by number, in the order in which they come up. */
  private users(accounts: readonly string[], idOf: Ids): readonly User[] {
    return [...new Set(accounts)].map((account, place) => ({ guid: idOf('person', account), name: `Analyst ${place + 1}` }))
  }

  /** Themes in use, and those that something in the file is coded with or written on. */
  private codes(
    programme: string,
    themes: Awaited<ReturnType<CodebookExchange['themes']>>,
    sources: readonly Source[],
    noted: readonly Noted[],
    idOf: Ids,
  ): readonly NotedCode[] {
    const senses = this.codebook.senses(programme)
    const notes = Map.groupBy(noted, ({ row }) => (row.theme === null ? undefined : countedAs(senses, row.theme)))
    const codings = sources.flatMap(({ codings: whole, selections }) => [...whole, ...selections.flatMap((one) => one.codings)])
    const used = new Set<string | undefined>([...codings.map(({ code }) => code), ...notes.keys()])
    const shown = themes.filter(({ theme, retired }) => !retired || used.has(theme))
    const known = new Set(shown.map(({ theme }) => theme))
    return shown.map(({ theme, parent, name, definition }) => ({
      guid: theme,
      ...given({ parent: parent !== undefined && known.has(parent) ? parent : undefined, definition }),
      name: name ?? 'Its name was withdrawn',
      notes: (notes.get(theme) ?? []).map(({ row }) => idOf('memo', row.memo)),
    }))
  }
}
