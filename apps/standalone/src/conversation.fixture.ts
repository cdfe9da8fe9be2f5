import type { Call } from '@heard/contracts'
import { type GiveAnswers, type GivenAnswers, type Questionnaire, showProgramme } from '@heard/contracts/engagement'

export const conversationProgramme = 'elft-big-conversation'
/** The questionnaire that a development start opens. */
export const readyConversation = '0b16c0de-0000-4000-8000-000000000009'
export const readyQuestions = {
  keep: '0b16c0de-0000-4000-8000-000000000001',
  change: '0b16c0de-0000-4000-8000-000000000002',
  where: '0b16c0de-0000-4000-8000-000000000003',
  inTime: '0b16c0de-0000-4000-8000-000000000031',
  listened: '0b16c0de-0000-4000-8000-000000000032',
} as const

/** A questionnaire of one question, in English. */
export const smallQuestionnaire = (text: string, newId: () => string = () => crypto.randomUUID()): Questionnaire => ({
  words: [{ language: 'en', easyRead: false, title: 'A small one' }],
  sections: [
    {
      section: newId(),
      audiences: [],
      words: [{ language: 'en', easyRead: false, title: 'Only part' }],
      questions: [
        {
          question: newId(),
          type: 'long-text',
          options: [],
          rows: [],
          audiences: [],
          words: [{ language: 'en', easyRead: false, text, options: {}, rows: {} }],
        },
      ],
    },
  ],
})

/** Answers with the consents of the notices in force: the required ones given, the others refused. */
export const plainAnswers = async (call: Call, answers: GivenAnswers, changes: Partial<GiveAnswers> = {}): Promise<GiveAnswers> => {
  const answer = await call(showProgramme, { params: { programme: conversationProgramme } })
  if (!answer.ok) throw new Error(answer.problem.title)
  return {
    questionnaire: 1,
    answers,
    language: 'en',
    oldEnough: true,
    consents: answer.body.notices.map(({ purpose, version, hash, wording, required }) => ({
      purpose,
      given: required,
      noticeVersion: version,
      noticeHash: hash,
      language: wording.language,
    })),
    ...changes,
  }
}

const english = { language: 'en', easyRead: false }

/** The consultation that the file of 100 respondents answers: two questions in words, and where they live. */
export const consultation = (newId: () => string = () => crypto.randomUUID()) => {
  const places = ['England', 'Scotland', 'Wales', 'Northern Ireland'].map((name) => ({ id: newId(), name }))
  const asked = (text: string): Questionnaire['sections'][number]['questions'][number] => ({
    question: newId(),
    type: 'long-text',
    options: [],
    rows: [],
    audiences: [],
    words: [{ ...english, text, options: {}, rows: {} }],
  })
  const where: ReturnType<typeof asked> = {
    ...asked('Do you live in'),
    type: 'single-choice',
    options: places.map(({ id }) => id),
    words: [{ ...english, text: 'Do you live in', options: Object.fromEntries(places.map(({ id, name }) => [id, name])), rows: {} }],
  }
  const questions = [
    asked('Should gambling advertisements be completely banned during televised sporting events, and what impact do you think this would have?'),
    asked('If gambling adverts during sports broadcasts were restricted, what alternative approaches could be used to protect vulnerable viewers?'),
    where,
  ]
  const content: Questionnaire = {
    words: [{ ...english, title: 'Gambling adverts' }],
    sections: [{ section: newId(), audiences: [], words: [{ ...english, title: 'Your view' }], questions }],
  }
  return { content, places }
}
