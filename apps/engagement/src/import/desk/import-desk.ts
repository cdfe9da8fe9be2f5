import type { ImportMap, ImportPreview, TableLayout, UploadedTable } from '@heard/contracts/engagement'
import { Files, Platform, Refused, uuidv7 } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { ConversationReader } from '../../conversation/conversation.reader.ts'
import { ProgrammeDirectory } from '../../programme/programme-directory.ts'
import { type AskedHere, doesNotAsk } from '../map/map-answers.ts'
import type { KnownNames } from '../map/map-values.ts'
import { proposeAnswers } from '../map/propose-answers.ts'
import { type Proposal, proposeMap } from '../map/propose-map.ts'
import { isQuestionList, proposeMapFromQuestions, type QuestionSheet } from '../map/question-list.ts'
import { missingColumns } from '../map/row-mapper.ts'
import { previewImport } from '../run/preview-import.ts'
import { rejectedCsv } from '../run/rejected-csv.ts'
import { lookAtTable, readTable, type Table, type TableLook } from '../table/read-table.ts'
import { importBatchSize, importPorts } from './import-ports.factory.ts'
import { plainly } from './plain-refusals.ts'
import { MemoryFull, ShortMemory } from './short-memory.ts'

type Upload = {
  readonly programme: string
  readonly name: string
  readonly content: Uint8Array
  told: TableLayout
  look: TableLook
  rejected: string | undefined
}

/** How to read a file again. */
type Looking = { readonly layout?: TableLayout | undefined; readonly questions?: string | undefined; readonly conversation?: string | undefined }

const HALF_AN_HOUR_MS = 30 * 60_000
const MOST_BYTES = 150 * 1024 * 1024
const SWEEP_EVERY_MS = 60_000
const SAMPLES = { count: 3, length: 200 }

/** Files that staff have brought to import: kept in memory, for half an hour, never on disk. */
@Injectable()
export class ImportDesk {
  private readonly uploads = new ShortMemory<Upload>({ bytes: MOST_BYTES, milliseconds: HALF_AN_HOUR_MS }, ({ content }) => content.fill(0))
  private timer: NodeJS.Timeout | undefined

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
    @Inject(Files) private readonly files: Files,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.uploads.sweep(this.platform.clock.now()), SWEEP_EVERY_MS)
    this.timer.unref()
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer)
    this.uploads.forgetAll()
  }

  /** Checks a file, reads it for the first time and keeps it. */
  async take(programme: string, name: string, content: Uint8Array, layout: TableLayout): Promise<UploadedTable> {
    this.names(programme)
    await this.files.take({ name, bytes: content }, { kinds: ['csv', 'xlsx'], encoding: layout.encoding })
    const look = await plainly(lookAtTable(content, { layout }))
    const now = this.platform.clock.now()
    const upload = uuidv7(now)
    try {
      this.uploads.keep(upload, { programme, name, content, told: layout, look, rejected: undefined }, content.byteLength, now)
    } catch (error) {
      if (error instanceof MemoryFull) throw new Refused('uploads-full', 60)
      throw error
    }
    return this.view(programme, upload, await this.propose(programme, this.find(programme, upload)))
  }

  /** Reads the file again with another layout, with the list of its questions, or as answers to a conversation. */
  async look(programme: string, upload: string, { layout, ...by }: Looking): Promise<UploadedTable> {
    const kept = this.find(programme, upload)
    if (layout) {
      kept.look = await plainly(lookAtTable(kept.content, { layout }))
      kept.told = layout
    }
    return this.view(programme, upload, await this.propose(programme, kept, by))
  }

  /** Dry run. */
  async preview(programme: string, upload: string, map: ImportMap): Promise<ImportPreview> {
    const kept = this.find(programme, upload)
    const table = await this.open(programme, upload, map)
    try {
      const plan = { programme, map, header: table.head.header, known: this.names(programme), asked: await this.asked(programme, map) }
      const { preview, rejected } = await plainly(previewImport(importPorts(this.platform), plan, table.batches))
      kept.rejected = rejectedCsv(table.head.header, rejected)
      return preview
    } finally {
      await table.close()
    }
  }

  /** The rows that the last dry run would not take, as CSV. */
  rejected(programme: string, upload: string): { readonly name: string; readonly csv: string } {
    const { name, rejected } = this.find(programme, upload)
    if (rejected === undefined) throw new Refused('not-found')
    return { name: rejectedName(name), csv: rejected }
  }

  /** The file as a table, laid out as the map says, else as it was told, else as is found out; refused when the map does not fit it. The one who asks closes it. */
  async open(programme: string, upload: string, map: ImportMap): Promise<Table> {
    const { content, told } = this.find(programme, upload)
    const table = await plainly(readTable(content, { layout: { ...told, ...map.layout }, batchSize: importBatchSize }))
    if (missingColumns(map, table.head.header).length === 0) return table
    await table.close()
    throw new Refused('map-does-not-fit')
  }

  about(programme: string, upload: string): { readonly name: string; readonly rows: number } {
    const { name, look } = this.find(programme, upload)
    return { name, rows: look.rows }
  }

  forget(programme: string, upload: string): void {
    this.find(programme, upload)
    this.uploads.forget(upload)
  }

  /** Stages and communities of the programme. */
  names(programme: string): KnownNames {
    const { stages, communities } = this.programmes.storyRules(programme)
    return { stages, communities }
  }

  /** The conversation that a map names. @throws Refused when there is none, or it does not ask what the map says */
  async asked(programme: string, { answers }: ImportMap): Promise<AskedHere | undefined> {
    const asked = answers && (await this.conversations.asked(programme, answers.conversation))
    if (answers && asked && doesNotAsk(answers, asked)) throw new Refused('map-does-not-fit')
    return asked
  }

  private find(programme: string, upload: string): Upload {
    const kept = this.uploads.recall(upload, this.platform.clock.now())?.value
    if (kept?.programme !== programme) throw new Refused('unknown-upload')
    return kept
  }

  private async propose(programme: string, { look }: Upload, { questions, conversation }: Omit<Looking, 'layout'> = {}): Promise<Proposal> {
    const { header } = look.head
    if (conversation !== undefined) return proposeAnswers(header, look.sample, await this.conversations.asked(programme, conversation))
    if (questions === undefined) return proposeMap(header, look.sample, this.names(programme))
    const sheets = await this.sheetsOf(this.find(programme, questions))
    if (!isQuestionList(sheets)) throw new Refused('no-question-list')
    return proposeMapFromQuestions(header, look.sample, sheets)
  }

  private async sheetsOf({ content, look }: Upload): Promise<QuestionSheet[]> {
    const sheets: QuestionSheet[] = []
    for (const sheet of look.head.sheets) {
      const { head, sample } = await plainly(lookAtTable(content, { layout: { sheet } }))
      sheets.push({ sheet, header: head.header, rows: sample })
    }
    return sheets
  }

  private view(programme: string, upload: string, { map, notes }: Proposal): UploadedTable {
    const { name, told, look } = this.find(programme, upload)
    const { head, sample, rows } = look
    const samples = (index: number): string[] => {
      const cells = sample.map(({ cells: row }) => row[index] ?? '').filter((cell) => cell.trim() !== '')
      return [...new Set(cells)].slice(0, SAMPLES.count).map((cell) => cell.slice(0, SAMPLES.length))
    }
    return {
      upload,
      name,
      expires: new Date(this.uploads.recall(upload, this.platform.clock.now())?.until ?? 0).toISOString(),
      format: head.format,
      layout: head.layout,
      sheets: [...head.sheets],
      rows,
      columns: head.header.map((column, index) => ({ name: column, samples: samples(index) })),
      proposed: { ...map, layout: told },
      notes: [...notes],
    }
  }
}

/** `answers.csv` → `answers-rejected.csv`. */
export const rejectedName = (name: string): string => `${name.replace(/\.[a-z]{1,5}$/i, '')}-rejected.csv`
