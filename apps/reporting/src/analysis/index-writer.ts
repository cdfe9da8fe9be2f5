import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type HeldAnswers, HeldWords, type IdentifyingSpan, type SaidBy, WordsField } from '@heard/contracts/engagement'
import { importedCoding } from '../coding/coding.events.ts'
import { CodingRows } from './coding-rows.ts'
import { concernsIndex, HeldAttributes, type IndexedRecord, wardIn } from './index-facts.ts'
import { tombstoneOf } from './index-file.ts'
import { redact, redactionOf } from './redaction.ts'
import { columnsOf } from './words-columns.ts'

/** What the vault gave for the refs of a batch; a ref that did not open is missing. */
export type OpenedPayloads = ReadonlyMap<string, unknown>

type Arrived = Extract<IndexedRecord, { type: 'ContributionShared' | 'ContributionImported' }>

const sqlFor = {
  arrive: `INSERT OR IGNORE INTO contribution (id, programme, person, voice, at, day, origin, language, mode, community, ward, words_ref, text_version, labels, withdrawn)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
  stage: 'INSERT OR IGNORE INTO contribution_stage VALUES (?, ?, ?)',
  barrier: 'INSERT OR IGNORE INTO contribution_barrier VALUES (?, ?)',
  forgetBarriers: 'DELETE FROM contribution_barrier WHERE seq = ?',
  find: 'SELECT seq, words_ref, withdrawn FROM contribution WHERE id = ?',
  describe: 'UPDATE contribution SET text_version = abs(text_version) + 1, spans = ?, lengths = ? WHERE seq = ?',
  correct: 'UPDATE contribution SET words_ref = ?, text_version = -abs(text_version), spans = NULL, lengths = NULL WHERE seq = ?',
  loseExcerpts: 'UPDATE coding SET field = NULL, start = NULL, stop = NULL WHERE seq = ?',
  forgetText: 'DELETE FROM words WHERE rowid = ?',
  text: `INSERT INTO words (rowid, ${columnsOf('original')}) VALUES (?${', ?'.repeat(WordsField.options.length)})`,
  translate: `UPDATE words SET (${columnsOf('translated')}) = (${WordsField.options.map(() => '?').join(', ')}) WHERE rowid = ?`,
  translated: 'UPDATE contribution SET translations = translations + 1 WHERE seq = ?',
  converse: 'INSERT OR IGNORE INTO conversed VALUES (?, ?, ?, ?, ?, ?)',
  answer: 'INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?)',
  answerTexts: 'UPDATE conversed SET texts = ? WHERE seq = ?',
  forgetAnswers: 'DELETE FROM answer WHERE seq = ?',
  forgetConversed: 'DELETE FROM conversed WHERE seq = ?',
  withdraw: 'UPDATE contribution SET withdrawn = 1, community = NULL, ward = NULL, spans = NULL, lengths = NULL WHERE seq = ?',
  forgetPerson: 'INSERT OR IGNORE INTO erased_person VALUES (?)',
  isForgotten: 'SELECT 1 FROM erased_person WHERE tombstone = ?',
  ofPerson: 'SELECT seq FROM contribution WHERE person = ? AND withdrawn = 0',
  bury: 'UPDATE contribution SET person = ?1, voice = iif(voice = person, ?1, voice) WHERE person = ?2',
  require: 'INSERT OR IGNORE INTO required_purpose VALUES (?, ?)',
  required: 'SELECT 1 FROM required_purpose WHERE programme = ? AND purpose = ?',
  holdBack: 'INSERT OR IGNORE INTO held_back VALUES (?)',
  letIn: 'DELETE FROM held_back WHERE id = ?',
  warn: 'INSERT OR IGNORE INTO hard VALUES (?)',
  liftWarning: 'DELETE FROM hard WHERE id = ?',
  move: 'UPDATE cursor SET position = ?',
} as const

type Settled = Extract<IndexedRecord, { type: 'AnswersSettled' }>['data']
type Conversed = { readonly conversation: string; readonly mode: string; readonly saidBy: SaidBy | undefined; readonly gathering: string | undefined }
type Found = { readonly seq: number; readonly wordsRef: string; readonly withdrawn: boolean }

/** Answers that came in a file are answers all the same. */
const originOf = (fact: Arrived): string => {
  if (fact.type === 'ContributionShared') return fact.data.origin
  return fact.data.answers ? 'questionnaire' : 'import'
}

/** As whom it counts: the notes of a table are one voice together, however many there are; what staff said there is nobody's. */
const voiceOf = (fact: Arrived, person: string): string | null => {
  const at = fact.type === 'ContributionShared' ? fact.data.answers?.at : undefined
  if (!at) return person
  return at.saidBy === 'staff' ? null : `${at.gathering}/${at.table}`
}

/** Puts facts into the index, each batch with its cursor in one transaction. */
export class IndexWriter {
  private readonly statements: Readonly<Record<keyof typeof sqlFor, StatementSync>>
  private readonly codings: CodingRows

  constructor(
    private readonly database: DatabaseSync,
    private readonly onForgotten: () => void,
  ) {
    this.codings = new CodingRows(database)
    this.statements = Object.fromEntries(Object.entries(sqlFor).map(([name, sql]) => [name, database.prepare(sql)])) as Record<
      keyof typeof sqlFor,
      StatementSync
    >
  }

  /** Vault refs that have to be opened for a batch. */
  refsOf(facts: readonly IndexedRecord[]): readonly string[] {
    const wordsOf = new Map<string, string>()
    const refs = new Set<string>()
    for (const { type, data } of facts) {
      if (type === 'ContributionShared' || type === 'ContributionImported') {
        wordsOf.set(data.contribution, data.words.ref)
        if (data.attributes) refs.add(data.attributes.ref)
        if (type === 'ContributionImported' && data.deidentified) refs.add(data.words.ref)
      }
      if (type === 'AnswersSettled') {
        wordsOf.set(data.contribution, data.words.ref)
        refs.add(data.attributes.ref)
      }
      if (type === 'ContributionTranslated') refs.add(data.translation.ref)
      if (type === 'ContributionCorrected' || type === 'ContributionTranscribed') wordsOf.set(data.contribution, data.words.ref)
      if (type === 'ContributionDeidentified') {
        const ref = wordsOf.get(data.contribution) ?? this.find(data.contribution)?.wordsRef
        if (ref !== undefined) refs.add(ref)
      }
    }
    return [...refs]
  }

  write(facts: readonly IndexedRecord[], opened: OpenedPayloads, upTo: bigint): void {
    this.inTransaction(() => {
      for (const fact of facts) this.take(fact, opened)
      this.statements.move.run(upTo)
    })
    if (facts.some(({ type }) => type === 'ErasureStarted')) this.emptyJournal()
  }

  /** Forgets a person for good, also what later facts would bring; answers how many contributions that took the text of. */
  forgetPerson(person: string): number {
    const forgotten = this.inTransaction(() => this.forget(person))
    this.emptyJournal()
    return forgotten
  }

  /** What was overwritten still stands in the journal until then. */
  private emptyJournal(): void {
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  private inTransaction<T>(work: () => T): T {
    this.database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.database.exec('COMMIT')
      return result
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK')
      throw error
    }
  }

  private take(fact: IndexedRecord, opened: OpenedPayloads): void {
    const { statements } = this
    switch (fact.type) {
      case 'ContributionShared':
      case 'ContributionImported':
        this.arrive(fact, opened)
        break
      case 'ContributionQuarantined':
        statements.holdBack.run(fact.data.contribution)
        break
      case 'ContributionReleased':
        statements.letIn.run(fact.data.contribution)
        break
      case 'ContentWarned':
        statements.warn.run(fact.data.contribution)
        break
      case 'ContentWarningLifted':
        statements.liftWarning.run(fact.data.contribution)
        break
      case 'ContributionCorrected':
      case 'ContributionTranscribed':
        this.correct(fact.data)
        break
      case 'AnswersSettled':
        this.correct(fact.data)
        this.settle(fact.data, opened)
        break
      case 'ContributionTranslated':
        this.translate(fact.data, opened)
        break
      case 'ContributionDeidentified':
        this.deidentify(fact.data.contribution, fact.data.spans, opened)
        break
      case 'ConsentWithdrawn':
        this.withdraw(fact.data)
        break
      case 'ErasureStarted':
        if (concernsIndex(fact.data.purposes)) this.forget(fact.data.person)
        break
      case 'NoticePublished':
        if (fact.data.required) statements.require.run(fact.data.programme, fact.data.purpose)
        break
      case 'ContributionCoded': {
        const found = this.find(fact.data.contribution)
        if (found) this.codings.code(found.seq, fact.data, fact.metadata.at)
        break
      }
      case 'CodingUndone': {
        const found = this.find(fact.data.contribution)
        if (found) this.codings.undo(found.seq, fact.data.coding)
        break
      }
      case 'CodingSorted': {
        const found = this.find(fact.data.contribution)
        if (found) this.codings.sort(found.seq, fact.data)
        break
      }
      case 'ThemeMerged':
      case 'ThemeMergeUndone':
      case 'ThemeSplit':
      case 'SplitUndone':
        this.codings.countOtherwise(fact)
    }
  }

  private arrive(fact: Arrived, opened: OpenedPayloads): void {
    const { data, metadata } = fact
    const imported = fact.type === 'ContributionImported' ? fact.data : undefined
    const attributes = HeldAttributes.safeParse(data.attributes && opened.get(data.attributes.ref))
    const day = imported?.given ?? metadata.at.slice(0, 10)
    const labels = imported?.labels ?? []
    const mode = fact.type === 'ContributionShared' ? fact.data.mode : 'import'
    const tombstone = tombstoneOf(data.person)
    const forgotten = this.statements.isForgotten.get(tombstone) !== undefined
    const { changes } = this.statements.arrive.run(
      data.contribution,
      data.programme,
      forgotten ? tombstone : data.person,
      voiceOf(fact, forgotten ? tombstone : data.person),
      metadata.at,
      day,
      originOf(fact),
      data.language,
      mode,
      (!forgotten && attributes.success && attributes.data.community) || null,
      (!forgotten && attributes.success && wardIn(attributes.data)) || null,
      data.words.ref,
      JSON.stringify(labels),
      forgotten ? 1 : 0,
    )
    const found = this.find(data.contribution)
    if (!found || changes === 0) return
    for (const [place, stage] of data.stages.entries()) this.statements.stage.run(found.seq, place, stage)
    if (!forgotten && attributes.success) for (const barrier of attributes.data.barriers) this.statements.barrier.run(found.seq, barrier)
    for (const theme of labels) this.codings.code(found.seq, { coding: importedCoding(theme), theme, origin: 'import' }, metadata.at)
    const { saidBy, gathering } = (fact.type === 'ContributionShared' && fact.data.answers?.at) || {}
    if (data.answers && !forgotten)
      this.converse(found.seq, { conversation: data.answers.conversation, mode, saidBy, gathering }, attributes.data?.answers)
    if (imported?.deidentified) this.deidentify(data.contribution, [], opened)
  }

  private converse(seq: number, { conversation, mode, saidBy, gathering }: Conversed, answers: HeldAnswers = { texts: [], choices: {} }): void {
    this.statements.converse.run(seq, conversation, mode, '[]', saidBy ?? null, gathering ?? null)
    this.answer(seq, answers)
  }

  /** What was chosen, as `place`: the row of a matrix, else the option itself. */
  private answer(seq: number, { texts, choices }: HeldAnswers): void {
    this.statements.answerTexts.run(JSON.stringify(texts), seq)
    for (const [question, choice] of Object.entries(choices)) {
      const chosen = 'rows' in choice ? Object.entries(choice.rows) : choice.options.map((option) => [option, option] as const)
      for (const [place, option] of chosen) this.statements.answer.run(seq, question, place, option)
    }
  }

  private deidentify(contribution: string, spans: readonly IdentifyingSpan[], opened: OpenedPayloads): void {
    const found = this.find(contribution)
    if (!found || found.withdrawn) return
    const words = HeldWords.safeParse(opened.get(found.wordsRef))
    this.statements.forgetText.run(found.seq)
    const held = words.success ? words.data : undefined
    const lengths = Object.fromEntries(Object.entries(held ?? {}).map(([field, text]) => [field, text.length]))
    this.statements.describe.run(JSON.stringify(spans), held ? JSON.stringify(lengths) : null, found.seq)
    if (!held) return
    const shown = WordsField.options.map((field) => {
      const text = held[field]
      return text === undefined
        ? null
        : redact(
            text,
            redactionOf(
              text.length,
              spans.filter((span) => span.field === field),
            ),
          )
    })
    this.statements.text.run(found.seq, ...shown)
  }

  /** Other choices now, and other questions answered in words. */
  private settle({ contribution, attributes }: Settled, opened: OpenedPayloads): void {
    const found = this.find(contribution)
    const held = HeldAttributes.safeParse(opened.get(attributes.ref))
    if (!found || found.withdrawn || !held.data?.answers) return
    this.statements.forgetAnswers.run(found.seq)
    this.answer(found.seq, held.data.answers)
  }

  /** What stands beside the de-identified words; it goes with them. */
  private translate({ contribution, translation }: Extract<IndexedRecord, { type: 'ContributionTranslated' }>['data'], opened: OpenedPayloads): void {
    const found = this.find(contribution)
    const words = HeldWords.safeParse(opened.get(translation.ref))
    if (!found || found.withdrawn || !words.success) return
    this.statements.translate.run(...WordsField.options.map((field) => words.data[field] ?? null), found.seq)
    this.statements.translated.run(found.seq)
  }

  /** Other words now: nothing of the earlier ones is shown, and the version below zero says that nobody has de-identified these. */
  private correct({
    contribution,
    words,
  }: Extract<IndexedRecord, { type: 'ContributionCorrected' | 'ContributionTranscribed' | 'AnswersSettled' }>['data']): void {
    const found = this.find(contribution)
    if (!found) return
    this.statements.forgetText.run(found.seq)
    this.statements.correct.run(words.ref, found.seq)
    this.statements.loseExcerpts.run(found.seq)
  }

  /** Without the agreement that a programme cannot do without, nothing of the contribution is used any more. */
  private withdraw({ programme, contribution, purpose }: Extract<IndexedRecord, { type: 'ConsentWithdrawn' }>['data']): void {
    const found = this.find(contribution)
    if (!found || !this.statements.required.get(programme, purpose)) return
    this.remove(found.seq)
  }

  private forget(person: string): number {
    const tombstone = tombstoneOf(person)
    if (this.statements.forgetPerson.run(tombstone).changes > 0) this.onForgotten()
    const all = this.statements.ofPerson.all(person)
    for (const { seq } of all) this.remove(Number(seq))
    this.statements.bury.run(tombstone, person)
    return all.length
  }

  private remove(seq: number): void {
    this.statements.forgetText.run(seq)
    this.statements.forgetBarriers.run(seq)
    this.statements.forgetAnswers.run(seq)
    this.statements.forgetConversed.run(seq)
    this.statements.withdraw.run(seq)
  }

  private find(contribution: string): Found | undefined {
    const row = this.statements.find.get(contribution)
    return row && { seq: Number(row.seq), wordsRef: String(row.words_ref), withdrawn: row.withdrawn === 1 }
  }
}
