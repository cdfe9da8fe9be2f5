import { randomUUID } from 'node:crypto'
import {
  addMilestone,
  amendCommitment,
  amendResponse,
  answerChampionDraftCheck,
  answerMyDraftCheck,
  approveReport,
  askDraftCheck,
  bringBackTheme,
  championDraftChecks,
  changeMemo,
  claimOutcome,
  closeDraftCheck,
  codeContribution,
  defineTheme,
  draftCheckWords,
  draftRecommendation,
  dropMilestone,
  dropReportLanguage,
  exportProject,
  finishSplit,
  giveChampionVerdict,
  giveMyVerdict,
  importCodebook,
  importCommitments,
  listMemos,
  listWordings,
  makeCommitment,
  mergeTheme,
  moveMilestone,
  moveTheme,
  myDraftChecks,
  myVerdicts,
  previewCodebook,
  proposeReport,
  proposeTables,
  publishRecommendation,
  putBackReport,
  putBackTables,
  reachMilestone,
  recordVerdict,
  redraftRecommendation,
  releaseTables,
  removeMemo,
  replyToDraft,
  reportProgress,
  respond,
  retireTheme,
  rewordTheme,
  sendDraft,
  setPopulation,
  sortCoding,
  splitTheme,
  takePopulationBack,
  undoCoding,
  undoMerge,
  undoSplit,
  withdrawRecommendation,
  withdrawWording,
  wordReport,
  writeMemo,
} from '@heard/contracts/reporting'
import { programme } from '../story.fixture.ts'
import { type PromisePlace, walkFileWithdrawal, walkPicture, walkTable } from './promise-files.fixture.ts'
import type { Told } from './stories.fixture.ts'
import type { Walk } from './walk.fixture.ts'

const params = { programme }
const organisation = 'public-health'
const analyst = { as: 'analyst' }
const publisher = { as: 'publisher' }
const stakeholder = { as: 'stakeholder.luton-cancer' }

/** A theme that is split and sorted, merged and brought back, and a retirement that is taken back. */
const walkRecounting = async (walk: Walk, contribution: string, into: string, retired: string): Promise<void> => {
  const words = () => ({ name: walk.mark('theme: name'), definition: walk.mark('theme: definition') })
  const { theme } = await walk.ask(defineTheme, { params, body: { ...words(), language: 'en' } }, analyst)
  const of = { ...params, theme }
  const { coding } = await walk.ask(codeContribution, { params: { ...params, contribution }, body: { theme } }, analyst)
  const divide = () => walk.ask(splitTheme, { params: of, body: { parts: [words(), words()], language: 'en' } }, analyst)
  const { split, parts } = await divide()
  await walk.ask(sortCoding, { params: { ...of, split, coding }, body: { contribution, parts: parts.slice(0, 1) } }, analyst)
  await walk.ask(undoSplit, { params: { ...of, split } }, analyst)
  const again = await divide()
  await walk.ask(finishSplit, { params: { ...of, split: again.split } }, analyst)
  await walk.ask(mergeTheme, { params: of, body: { into } }, analyst)
  await walk.ask(undoMerge, { params: of, body: {} }, analyst)
  await walk.ask(bringBackTheme, { params: { ...params, theme: retired } }, analyst)
}

/** Memos on a theme, on a contribution and on the programme, one of them changed and one removed; and the project that they are taken along in. */
const walkMemos = async (walk: Walk, contribution: string, theme: string): Promise<void> => {
  const write = (on: object, kind: string) => walk.ask(writeMemo, { params, body: { words: walk.mark(kind), language: 'en', ...on } }, analyst)
  // Words of the programme that are changed or removed leave the vault at once; those on a person go with that person.
  for (const [on, kind] of [
    [{ theme }, 'forgotten: memo'],
    [{ contribution }, 'memo: words'],
    [{}, 'forgotten: memo'],
  ] as const) {
    const { memo } = await write(on, kind)
    await walk.ask(changeMemo, { params: { ...params, memo }, body: { words: walk.mark('memo: words'), language: 'en', seen: 1 } }, analyst)
    await write(on, 'memo: words')
  }
  const { memo } = await write({}, 'forgotten: memo')
  await walk.ask(removeMemo, { params: { ...params, memo }, body: { seen: 1 } }, analyst)
  await walk.ask(listMemos, { params, query: {} }, analyst)
  await walk.ask(exportProject, { params }, analyst)
}

/** Themes, and a contribution coded with one. */
const walkCodebook = async (walk: Walk, { contribution }: Told): Promise<string> => {
  const words = () => ({ name: walk.mark('theme: name'), definition: walk.mark('theme: definition'), language: 'en' })
  const { theme } = await walk.ask(defineTheme, { params, body: words() }, analyst)
  const { theme: retired } = await walk.ask(defineTheme, { params, body: { ...words(), parent: theme } }, analyst)
  await walk.ask(rewordTheme, { params: { ...params, theme }, body: words() }, analyst)
  const qdc = `<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="${randomUUID()}" name="${walk.mark('theme: name')}"/></Codes></CodeBook>`
  await walk.ask(previewCodebook, { params, body: { qdc } }, analyst)
  await walk.ask(importCodebook, { params, body: { qdc } }, analyst)
  await walk.ask(moveTheme, { params: { ...params, theme: retired }, body: {} }, analyst)
  await walk.ask(retireTheme, { params: { ...params, theme: retired } }, analyst)
  const excerpt = { field: 'happened', from: 0, to: 2, textVersion: 1 } as const
  await walk.ask(codeContribution, { params: { ...params, contribution }, body: { theme, excerpt } }, analyst)
  const { coding } = await walk.ask(codeContribution, { params: { ...params, contribution }, body: { theme } }, analyst)
  await walk.ask(undoCoding, { params: { ...params, contribution, coding } }, analyst)
  await walkRecounting(walk, contribution, theme, retired)
  await walkMemos(walk, contribution, theme)
  return theme
}

const recommend = async (walk: Walk, theme: string, kind: string): Promise<string> => {
  const words = () => ({ title: walk.mark(`${kind}: title`), text: walk.mark(`${kind}: text`), language: 'en' })
  const body = () => ({
    organisations: [organisation],
    themes: [theme],
    excerpts: [],
    ...words(),
    priority: 'soon' as const,
    strength: { level: 'fair' as const, because: walk.mark(`${kind}: why the evidence is that strong`) },
  })
  const { recommendation } = await walk.ask(draftRecommendation, { params, body: body() }, analyst)
  await walk.ask(redraftRecommendation, { params: { ...params, recommendation }, body: body() }, publisher)
  return recommendation
}

/** The organisation is sent the draft, and replies twice: for the writers alone, then for everybody. */
const walkReply = async (walk: Walk, recommendation: string): Promise<void> => {
  const of = { ...params, recommendation }
  const replyBy = new Date(walk.clock.time + 86_400_000).toISOString().slice(0, 10)
  await walk.ask(sendDraft, { params: of, body: { replyBy } }, analyst)
  const [kept, shown] = [walk.mark('forgotten: reply that another took the place of'), walk.mark('wording: reply to the draft')]
  await walk.ask(replyToDraft, { params: of, body: { text: kept, mayShow: false, language: 'en' } }, stakeholder)
  await walk.ask(replyToDraft, { params: of, body: { text: shown, mayShow: true, language: 'en' } }, stakeholder)
}

/** A resident and a champion say what should change in the draft; it goes with its publication. */
const walkCheck = async (walk: Walk, { receipt }: Told, recommendation: string): Promise<void> => {
  const of = { params: { ...params, recommendation } }
  const until = new Date(walk.clock.time + 86_400_000).toISOString().slice(0, 10)
  // Only those are asked whose words came before.
  walk.clock.time += 1000
  await walk.ask(askDraftCheck, { ...of, body: { from: ['residents', 'champions'], communities: [], until } }, analyst)
  await walk.caughtUp()
  const said = (change: string) => ({ round: 1, answer: 'no' as const, change: walk.mark(`forgotten: ${change}`) })
  await walk.ask(answerMyDraftCheck, { body: { receipt, recommendation, ...said('what a resident wants changed in a draft') } })
  await walk.ask(answerChampionDraftCheck, { ...of, body: said('what a champion wants changed in a draft') }, { as: 'champion' })
  await walk.ask(myDraftChecks, { body: { receipt } })
  await walk.ask(championDraftChecks, { params }, { as: 'champion' })
  await walk.ask(closeDraftCheck, of, analyst)
  await walk.ask(draftCheckWords, of, analyst)
}

/** One published text is withdrawn for good. */
const walkWithdrawal = async (walk: Walk, commitment: string): Promise<void> => {
  const said = walk.mark('withdrawn-wording: progress')
  await walk.ask(reportProgress, { params: { ...params, commitment }, body: { state: 'blocked', note: said, language: 'en' } }, stakeholder)
  const { wordings } = await walk.ask(listWordings, { params, query: {} }, publisher)
  const found = wordings.find(({ words }) => words.status === 'open' && words.text === said)
  if (!found) throw new Error('a published text is not listed')
  await walk.ask(withdrawWording, { params: { ...params, ref: found.ref }, body: { reason: 'names-a-person' } }, publisher)
}

/** What a resident and a champion say of it, one by one. */
const walkVerdicts = async (walk: Walk, { receipt }: Told, commitment: string): Promise<void> => {
  const said = { claim: 1, verdict: 'limited' as const }
  await walk.ask(giveMyVerdict, { body: { receipt, commitment, ...said } })
  await walk.ask(myVerdicts, { body: { receipt } })
  await walk.ask(giveChampionVerdict, { params: { ...params, commitment }, body: said }, { as: 'champion' })
}

/** A promise that an organisation published elsewhere. */
const walkBrought = async (walk: Walk, today: string): Promise<void> => {
  const of = { key: 'a'.repeat(64), organisation: 'elft', objective: 'population-health', madeOn: today, due: today }
  const body = {
    commitments: [{ ...of, measure: walk.mark('wording: measure'), text: walk.mark('wording: promise'), source: walk.mark('wording: source') }],
    language: 'en',
  }
  await walk.ask(importCommitments, { params: { programme: 'elft-big-conversation' }, body }, { as: 'coordinator' })
}

/** Milestones are added, moved, reached and dropped. */
const walkMilestones = async (walk: Walk, of: PromisePlace, today: string): Promise<void> => {
  const added = async (): Promise<string> => {
    const body = { text: walk.mark('wording: milestone added'), due: today, language: 'en' }
    return (await walk.ask(addMilestone, { params: of, body }, stakeholder)).milestone
  }
  const reason = () => ({ reason: walk.mark('wording: why of a milestone'), language: 'en' })
  const later = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
  await walk.ask(amendCommitment, { params: of, body: { due: later, ...reason() } }, stakeholder)
  const one = { ...of, milestone: await added() }
  await walk.ask(moveMilestone, { params: one, body: { due: later, ...reason() } }, stakeholder)
  await walk.ask(reachMilestone, { params: one, body: {} }, stakeholder)
  await walk.ask(dropMilestone, { params: { ...of, milestone: await added() }, body: reason() }, stakeholder)
}

const walkCommitment = async (walk: Walk, told: Told, recommendation: string, today: string): Promise<void> => {
  const text = (name: string) => walk.mark(`wording: ${name}`)
  await walkBrought(walk, today)
  const milestones = [{ text: text('milestone'), due: today }]
  const promised = { measure: text('measure'), text: text('promise'), ownerRole: text('role'), milestones }
  const body = { organisation, recommendation, due: today, ...promised, language: 'en' }
  const { commitment } = await walk.ask(makeCommitment, { params, body }, stakeholder)
  const of = { ...params, commitment }
  const links = [{ name: text('link'), address: `https://example.org/${text('address of a page')}` }]
  const amended = {
    measure: text('new measure'),
    text: text('new promise'),
    ownerRole: text('new role'),
    reason: text('why amended'),
    language: 'en',
  }
  await walk.ask(amendCommitment, { params: of, body: amended }, stakeholder)
  const files = [await walkTable(walk, of, 'wording'), await walkPicture(walk, of)]
  await walk.ask(reportProgress, { params: of, body: { state: 'delayed', note: text('progress'), links, files, language: 'en' } }, stakeholder)
  await walkFileWithdrawal(walk, of)
  await walkMilestones(walk, of, today)
  await walkWithdrawal(walk, commitment)
  // Only those are asked about a claim who spoke before it.
  walk.clock.time += 1000
  const claimed = { level: 'complete' as const, text: text('outcome'), links, files: [await walkPicture(walk, of)], language: 'en' }
  await walk.ask(claimOutcome, { params: of, body: claimed }, stakeholder)
  await walk.caughtUp()
  await walkVerdicts(walk, told, commitment)
  await walk.ask(
    recordVerdict,
    { params: of, body: { from: 'champions', verdict: 'limited', note: text('verdict'), language: 'en' } },
    { as: 'coordinator' },
  )
}

/** A version of the report: written, put back, proposed again and approved by somebody else. */
const walkReport = async (walk: Walk): Promise<void> => {
  const text = (kind: string) => ({
    title: walk.mark(`${kind}: title of the report`),
    summary: walk.mark(`${kind}: summary`),
    easyRead: walk.mark(`${kind}: easy read`),
    objectives: [],
  })
  await walk.ask(wordReport, { params: { ...params, language: 'ur' }, body: { ...text('unpublished'), saves: 0 } }, analyst)
  await walk.ask(dropReportLanguage, { params: { ...params, language: 'ur' }, body: { saves: 1 } }, analyst)
  await walk.ask(wordReport, { params: { ...params, language: 'en' }, body: { ...text('wording'), saves: 2 } }, analyst)
  const first = await walk.ask(proposeReport, { params, body: { saves: 3 } }, analyst)
  const reason = walk.mark('unpublished: why put back')
  await walk.ask(putBackReport, { params: { ...params, ...first }, body: { reason, language: 'en' } }, publisher)
  const second = await walk.ask(proposeReport, { params, body: { saves: 3 } }, analyst)
  await walk.ask(approveReport, { params: { ...params, ...second } }, publisher)
}

/** What is written under an objective, of which this programme has none. */
export const walkStrategy = async (walk: Walk): Promise<void> => {
  const mark = (name: string): string => walk.mark(`unpublished: ${name} of a strategy`)
  const objectives = [{ objective: 'experience-of-care', text: mark('text under an objective') }]
  const strategy = { programme: 'elft-big-conversation', language: 'en' }
  await walk.ask(wordReport, { params: strategy, body: { title: mark('title'), summary: mark('summary'), objectives, saves: 0 } }, analyst)
}

/** Themes, recommendations (published, withdrawn, only drafted), an answer that is amended, a promise with all its steps, the report. */
export const walkAccountability = async (walk: Walk, told: Told): Promise<void> => {
  const theme = await walkCodebook(walk, told)
  const today = new Date(walk.clock.time).toISOString().slice(0, 10)
  const [published, withdrawn] = [await recommend(walk, theme, 'wording'), await recommend(walk, theme, 'wording')]
  await recommend(walk, theme, 'unpublished')
  await walkCheck(walk, told, published)
  await walkReply(walk, published)
  await walk.ask(publishRecommendation, { params: { ...params, recommendation: published }, body: { dueBy: today } }, publisher)
  const cannotWait = { reason: walk.mark('wording: why it could not wait'), language: 'en' }
  await walk.ask(publishRecommendation, { params: { ...params, recommendation: withdrawn }, body: { dueBy: today, cannotWait } }, publisher)
  const reason = walk.mark('wording: why withdrawn')
  await walk.ask(withdrawRecommendation, { params: { ...params, recommendation: withdrawn }, body: { reason, language: 'en' } }, publisher)
  const answer = () => ({
    answer: 'accepted-in-part' as const,
    text: walk.mark('wording: answer'),
    reasons: walk.mark('wording: reasons'),
    language: 'en',
  })
  const of = { ...params, recommendation: published }
  await walk.ask(respond, { params: of, body: answer() }, stakeholder)
  await walk.ask(amendResponse, { params: of, body: { ...answer(), why: walk.mark('wording: why') } }, stakeholder)
  await walkCommitment(walk, told, published, today)
  for (const [column, source] of [
    ['south-asian', walk.mark('wording: source')],
    ['eastern-european', walk.mark('forgotten: source of a figure that is taken back')],
  ] as const) {
    await walk.ask(setPopulation, { params, body: { by: 'community', column, people: 6_000, year: 2021, source } }, analyst)
  }
  await walk.ask(takePopulationBack, { params, body: { by: 'community', column: 'eastern-european' } }, analyst)
  await walk.try(proposeTables, { params }, { as: 'analyst' })
  for (const route of [releaseTables, putBackTables]) await walk.try(route, { params: { ...params, release: published } }, publisher)
  await walkReport(walk)
}
