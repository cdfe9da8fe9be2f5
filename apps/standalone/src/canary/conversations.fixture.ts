import {
  countInvitations,
  draftQuestionnaire,
  type GivenAnswers,
  giveAnswers,
  keyPaperAgain,
  keyPaperAnswers,
  moveConversation,
  noteTable,
  paperDifferences,
  paperOverview,
  paperToKeyAgain,
  type Questionnaire,
  reviseQuestionnaire,
  setDoubleEntry,
  settlePaperForm,
  takeBackPaperForm,
  takeTableNotes,
} from '@heard/contracts/engagement'
import { announceGathering, dayKey } from '@heard/contracts/events'
import { releaseConversationResults } from '@heard/contracts/reporting'
import type { z } from 'zod'
import { sealedFor } from '../sealed-items.fixture.ts'
import { plainStory, programme } from '../story.fixture.ts'
import type { Told } from './stories.fixture.ts'
import { wordsOfAGathering } from './volunteers.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const params = { programme }
const as = 'coordinator'
const english = { language: 'en', easyRead: false }

const titled = (walk: Walk, name: string) => [
  { ...english, title: walk.mark(`wording: ${name} title`), intro: walk.mark(`wording: ${name} introduction`) },
]

/** A section of a questionnaire with a mark in every text of it. */
const markedSection = (walk: Walk) => {
  const word = (name: string): string => walk.mark(`wording: ${name}`)
  const [section, text, matrix, row, one, other] = Array.from({ length: 6 }, () => crypto.randomUUID()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const asked = (name: string) => ({ ...english, text: word(`${name} question`), hint: word(`${name} hint`) })
  const labels = { options: { [one]: word('option'), [other]: word('option') }, rows: { [row]: word('row') } }
  const everybody = { audiences: [] }
  const asking: Questionnaire['sections'][number] = {
    section,
    ...everybody,
    words: titled(walk, 'section'),
    questions: [
      { question: text, type: 'long-text', options: [], rows: [], ...everybody, words: [{ ...asked('text'), options: {}, rows: {} }] },
      { question: matrix, type: 'matrix', options: [one, other], rows: [row], ...everybody, words: [{ ...asked('matrix'), ...labels }] },
    ],
  }
  return { asking, text, matrix, row, one }
}

type Answered = Pick<Told, 'contribution' | 'receipt'>

/** A conversation that is written, opened, written anew and answered, on the web and on paper. */
export const walkConversations = async (walk: Walk): Promise<readonly Answered[]> => {
  const { asking, text, matrix, row, one } = markedSection(walk)
  const content = { words: titled(walk, 'conversation'), sections: [asking] }
  const { conversation } = await walk.ask(draftQuestionnaire, { params, body: { content } }, { as, key: newKey() })
  const place = { ...params, conversation }
  await walk.ask(moveConversation, { params: place, body: { step: { step: 'open', closes: '2999-12-31', questionnaire: 1 } } }, { as })
  const titles = content.words.map((words) => ({ ...words, title: walk.mark('wording: renamed') }))
  const body = { basedOn: 1, content: { words: titles, sections: [asking, markedSection(walk).asking] } }
  await walk.ask(reviseQuestionnaire, { params: place, body }, { as })
  const { consents } = await plainStory(walk.platform.call)
  const answers = { [text]: { text: walk.mark('words: answer') }, [matrix]: { rows: { [row]: one } } }
  const given = { questionnaire: 2, answers, language: 'en', consents, oldEnough: true as const }
  const told = await walk.ask(giveAnswers, { params: place, body: given }, { key: newKey() })
  await walk.try(releaseConversationResults, { params: place, body: { seen: '0'.repeat(64) } }, { as: 'publisher', key: newKey() })
  walk.secret(`receipt of answers ${walk.secrets.size}`, told.receipt)
  await walk.ask(countInvitations, { params: place, body: { invited: [] } }, { as })
  const paper = await keyOnPaper(walk, place, (mark) => ({ [text]: { text: walk.mark(mark) } }), given)
  const tables = await noteATable(walk, place, { ...given, notes: { [text]: walk.mark('words: notes of a table') } })
  return [told, ...paper, ...tables]
}

/** A workshop is announced, and what one of its tables said is kept. */
const noteATable = async (
  walk: Walk,
  place: { readonly programme: string; readonly conversation: string },
  { notes, ...given }: Given & { readonly notes: Readonly<Record<string, string>> },
): Promise<readonly Answered[]> => {
  const times = { startsAt: '2999-01-01T10:00:00Z', endsAt: '2999-01-01T12:00:00Z' }
  const announced = { kind: 'workshop' as const, ...times, communities: [], access: [], words: wordsOfAGathering(walk) }
  const { gathering } = await walk.ask(announceGathering, { params, body: announced }, { as })
  const { questionnaire, language, consents, oldEnough } = given
  const body = { questionnaire, language, consents, oldEnough, gathering, table: 1, notes: { ...notes } }
  const { contribution, receipt } = await walk.ask(noteTable, { params: place, body }, { as })
  walk.secret(`receipt of a table ${walk.secrets.size}`, receipt)
  const { gathering: _gathering, ...note } = body
  const { publicKey } = await walk.ask(dayKey, { params: { ...params, gathering } }, { as })
  const said = { ...note, kind: 'note', conversation: place.conversation, saidBy: 'resident' }
  const { items } = await walk.ask(
    takeTableNotes,
    { params: { ...params, gathering }, body: { items: [await sealedFor(publicKey, gathering, said)] } },
    { as },
  )
  const kept = items.flatMap((outcome) =>
    outcome.became === 'kept' && outcome.receipt !== undefined ? [{ contribution: outcome.item, receipt: outcome.receipt }] : [],
  )
  for (const one of kept) walk.secret(`receipt of a table ${walk.secrets.size}`, one.receipt)
  return [{ contribution, receipt }, ...kept]
}

type Given = Omit<z.input<(typeof keyPaperAnswers)['body']>, 'answers'>

/** Three forms, each keyed twice: the second keying is right; the first one is, and the form is taken back; nobody has settled it. */
const keyOnPaper = async (
  walk: Walk,
  place: { readonly programme: string; readonly conversation: string },
  answersOf: (mark: string) => GivenAnswers,
  given: Given,
): Promise<readonly Answered[]> => {
  const asked = { params: place }
  const key = async (mark: string) => {
    const keyed = await walk.ask(keyPaperAnswers, { ...asked, body: { ...given, answers: answersOf(mark) } }, { as })
    walk.secret(`receipt of a paper form ${walk.secrets.size}`, keyed.receipt)
    return keyed
  }
  const keyAgain = async (form: number, mark: string) => {
    const answers = answersOf(mark)
    await walk.ask(paperToKeyAgain, { ...asked, query: { form } }, { as: 'analyst' })
    await walk.ask(keyPaperAgain, { ...asked, body: { form, answers } }, { as: 'analyst' })
    return Object.keys(answers)[0] ?? ''
  }
  const settle = async (form: number, mark: string, kept: 'first' | 'second') => {
    const question = await keyAgain(form, mark)
    await walk.ask(paperDifferences, { ...asked, query: { form } }, { as })
    await walk.ask(settlePaperForm, { ...asked, body: { form, choices: [{ question, kept }] } }, { as })
  }
  await walk.ask(setDoubleEntry, { ...asked, body: { every: 1 } }, { as })
  const first = await key('words: answer on paper')
  await settle(first.form, 'words: answer keyed again', 'second')
  const second = await key('taken-back: other answer on paper')
  await settle(second.form, 'taken-back: other answer keyed again', 'first')
  await walk.ask(takeBackPaperForm, { ...asked, body: { form: second.form } }, { as })
  const third = await key('words: third answer on paper')
  await keyAgain(third.form, 'words: third answer keyed again')
  await walk.ask(paperOverview, asked, { as })
  return [first, third].map(({ contribution, receipt }) => ({ contribution, receipt }))
}
