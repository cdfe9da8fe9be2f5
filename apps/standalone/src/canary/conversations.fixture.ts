import { draftQuestionnaire, giveAnswers, moveConversation, type Questionnaire, reviseQuestionnaire } from '@heard/contracts/engagement'
import { plainStory, programme } from '../story.fixture.ts'
import type { Told } from './stories.fixture.ts'
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

/** A conversation that is written, opened, written anew and answered. */
export const walkConversations = async (walk: Walk): Promise<Pick<Told, 'contribution' | 'receipt'>> => {
  const { asking, text, matrix, row, one } = markedSection(walk)
  const content = { words: titled(walk, 'conversation'), sections: [asking] }
  const { conversation } = await walk.ask(draftQuestionnaire, { params, body: { content } }, { as, key: newKey() })
  const place = { ...params, conversation }
  await walk.ask(moveConversation, { params: place, body: { step: { step: 'open', closes: '2999-12-31' } } }, { as })
  const titles = content.words.map((words) => ({ ...words, title: walk.mark('wording: renamed') }))
  const body = { basedOn: 1, content: { words: titles, sections: [asking, markedSection(walk).asking] } }
  await walk.ask(reviseQuestionnaire, { params: place, body }, { as })
  const { consents } = await plainStory(walk.platform.call)
  const answers = { [text]: { text: walk.mark('words: answer') }, [matrix]: { rows: { [row]: one } } }
  const given = { questionnaire: 2, answers, language: 'en', consents, oldEnough: true as const }
  const told = await walk.ask(giveAnswers, { params: place, body: given }, { key: newKey() })
  walk.secret(`receipt of answers ${walk.secrets.size}`, told.receipt)
  return told
}
