import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language, LocalText, Slug } from '../values.ts'
import { ClosureReason, ExtensionReason, PauseReason } from './conversation-facts.ts'
import { SolvedChallenge } from './proof.ts'
import { GivenAnswers, Questionnaire, QuestionnaireView } from './questionnaire.ts'
import { ConsentChoice } from './share-story.ts'

const base = '/api/v1/engagement/programmes/:programme'
const InProgramme = z.strictObject({ programme: Slug })
const OneConversation = InProgramme.extend({ conversation: Id })
/** `easyRead`: the simpler words where there are some. */
const ForReader = { language: Language.default('en'), easyRead: z.enum(['yes', 'no']).default('no') }

/** `closed` also when its last day is over. */
export const ConversationStage = z.enum(['draft', 'open', 'paused', 'closed'])
export type ConversationStage = z.infer<typeof ConversationStage>

const stands = { conversation: Id, stage: ConversationStage, opened: Day.optional(), closes: Day.optional() }
export const unknownConversation = { 'unknown-conversation': { status: 404, title: 'There is no such conversation' } } as const

export const ConversationSummary = z.strictObject({ ...stands, title: LocalText, intro: LocalText.optional() }).meta({ id: 'ConversationSummary' })
export type ConversationSummary = z.infer<typeof ConversationSummary>

export const listConversations = defineRoute({
  id: 'listConversations',
  method: 'GET',
  path: `${base}/conversations`,
  action: 'public',
  summary: 'Conversations that are or were open, the newest first',
  params: InProgramme,
  query: z.strictObject({ language: Language.default('en') }),
  answer: z.strictObject({ conversations: z.array(ConversationSummary) }),
})

/** A conversation as somebody who takes part sees it. `questionnaire`: the number of this questionnaire. */
export const ConversationView = z
  .strictObject({ ...stands, questionnaire: z.int().min(1), hasEasyRead: z.boolean(), ...QuestionnaireView.shape })
  .meta({ id: 'Conversation' })
export type ConversationView = z.infer<typeof ConversationView>

export const showConversation = defineRoute({
  id: 'showConversation',
  method: 'GET',
  path: `${base}/conversations/:conversation`,
  action: 'public',
  summary: 'A conversation with its questions, in one language',
  params: OneConversation,
  query: z.strictObject(ForReader),
  answer: ConversationView,
  problems: unknownConversation,
})

export const GiveAnswers = z.strictObject({
  /** Number of the questionnaire that was answered. */
  questionnaire: z.int().min(1),
  /** An audience of the programme, or left out. */
  audience: Slug.optional(),
  answers: GivenAnswers,
  /** The language the texts are in. */
  language: Language,
  consents: z.array(ConsentChoice).min(1).max(20),
  /** See shareStory. */
  trapped: z.boolean().optional(),
  proof: SolvedChallenge.optional(),
  oldEnough: z.literal(true, { error: 'Confirm that you are old enough to take part' }),
})
export type GiveAnswers = z.infer<typeof GiveAnswers>

/** What may be wrong with answers, however they come. */
export const answersProblems = {
  'answer-does-not-fit': { status: 422, title: 'An answer does not fit its question' },
  'nothing-answered': { status: 422, title: 'Answer at least one question' },
} as const

export const giveAnswers = defineRoute({
  id: 'giveAnswers',
  method: 'POST',
  path: `${base}/conversations/:conversation/answers`,
  action: 'public',
  summary: 'Answer the questions of a conversation, anonymously',
  together: 'stories',
  params: OneConversation,
  body: GiveAnswers,
  status: 201,
  answer: z.strictObject({ contribution: Id, receipt: z.string() }),
  problems: {
    ...unknownConversation,
    'conversation-not-open': { status: 409, title: 'This conversation is not taking answers now' },
    'programme-not-open': { status: 409, title: 'This programme is not taking answers now' },
    'questionnaire-changed': { status: 409, title: 'The questions have changed since you read them; please look at your answers again' },
    ...answersProblems,
    'unknown-community': { status: 422, title: 'This programme has no such audience' },
    'consent-required': { status: 422, title: 'Without this agreement we cannot use the answers' },
    'notice-changed': { status: 409, title: 'The wording has changed since you read it; please look at it again' },
  },
})

const Invited = z.strictObject({ audience: Slug, people: z.int().min(0).max(100_000_000) })

/** A conversation as staff see it, at the stage where somebody put it; `over`: nobody can answer any more. `asked`: questions that have been asked in public, whose meaning stays; `invited`: people by audience, where it is known. */
export const StaffConversation = z
  .strictObject({
    ...stands,
    over: z.boolean(),
    questionnaire: z.int().min(1),
    asked: z.array(Id),
    invited: z.array(Invited),
    content: Questionnaire,
  })
  .meta({ id: 'StaffConversation' })
export type StaffConversation = z.infer<typeof StaffConversation>

export const listOwnConversations = defineRoute({
  id: 'listOwnConversations',
  method: 'GET',
  path: `${base}/questionnaires`,
  action: 'conversation.view',
  summary: 'All conversations of a programme, drafts too',
  params: InProgramme,
  answer: z.strictObject({ conversations: z.array(ConversationSummary) }),
})

export const showQuestionnaire = defineRoute({
  id: 'showQuestionnaire',
  method: 'GET',
  path: `${base}/questionnaires/:conversation`,
  action: 'conversation.view',
  summary: 'A questionnaire with its words in every language',
  params: OneConversation,
  answer: StaffConversation,
  problems: unknownConversation,
})

const draftProblems = {
  'repeated-id': { status: 422, title: 'Two parts of this questionnaire have the same id' },
  'condition-without-choice': { status: 422, title: 'A condition must name options of an earlier question with choices' },
  'too-few-options': { status: 422, title: 'Give at least two options' },
  'too-few-rows': { status: 422, title: 'Give at least one line' },
  'too-many-text-questions': { status: 422, title: 'A questionnaire has at most ten questions that are answered in words' },
  'option-without-words': { status: 422, title: 'Give every option and every line its words in each language' },
  'unknown-audience': { status: 422, title: 'This programme has no such audience' },
} as const

export const draftQuestionnaire = defineRoute({
  id: 'draftQuestionnaire',
  method: 'POST',
  path: `${base}/questionnaires`,
  action: 'conversation.build',
  summary: 'Write a new questionnaire',
  params: InProgramme,
  body: z.strictObject({ content: Questionnaire }),
  status: 201,
  answer: z.strictObject({ conversation: Id }),
  problems: draftProblems,
})

export const reviseQuestionnaire = defineRoute({
  id: 'reviseQuestionnaire',
  method: 'PUT',
  path: `${base}/questionnaires/:conversation`,
  action: 'conversation.build',
  summary: 'Write a questionnaire anew; a question that was asked in public keeps its meaning',
  params: OneConversation,
  /** `basedOn`: number of the questionnaire that was changed. */
  body: z.strictObject({ basedOn: z.int().min(1), content: Questionnaire }),
  answer: z.strictObject({ conversation: Id }),
  problems: {
    ...unknownConversation,
    ...draftProblems,
    'changed-meanwhile': { status: 409, title: 'Somebody else changed this questionnaire meanwhile; look at it again' },
    'question-was-asked': {
      status: 409,
      title: 'People have been asked this question, so its words, type and options stay; make a new question that replaces it',
    },
    'replaces-nothing': { status: 422, title: 'The question that is replaced was never asked' },
    'no-questions': { status: 422, title: 'A conversation that is open needs a question' },
    'already-closed': { status: 409, title: 'This conversation is closed' },
  },
})

/** A questionnaire that comes as a file: a development start writes and opens it once. */
export const ConversationFile = z.strictObject({ programme: Slug, conversation: Id, content: Questionnaire })
export type ConversationFile = z.infer<typeof ConversationFile>

/** The number of the questionnaire that was looked at before people may answer it. */
const SeenQuestionnaire = z.int().min(1)

export const ConversationStep = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('open'), closes: Day, questionnaire: SeenQuestionnaire }),
  z.strictObject({ step: z.literal('pause'), reason: PauseReason }),
  z.strictObject({ step: z.literal('resume'), questionnaire: SeenQuestionnaire }),
  z.strictObject({ step: z.literal('extend'), closes: Day, reason: ExtensionReason }),
  z.strictObject({ step: z.literal('close'), reason: ClosureReason }),
])
export type ConversationStep = z.infer<typeof ConversationStep>

export const moveConversation = defineRoute({
  id: 'moveConversation',
  method: 'POST',
  path: `${base}/questionnaires/:conversation/steps`,
  action: 'conversation.open',
  summary: 'Open, pause, resume, extend or close a conversation',
  params: OneConversation,
  body: z.strictObject({ step: ConversationStep }),
  answer: z.strictObject({ conversation: Id }),
  problems: {
    ...unknownConversation,
    'no-questions': { status: 422, title: 'Add a question first' },
    'changed-meanwhile': { status: 409, title: 'Somebody has changed the questions; read them, then do this again' },
    'not-now': { status: 409, title: 'This cannot be done with a conversation at this stage' },
    'day-in-the-past': { status: 422, title: 'Choose a day that is not over' },
    'not-later': { status: 422, title: 'Choose a day after the present last day' },
  },
})

export const countInvitations = defineRoute({
  id: 'countInvitations',
  method: 'PUT',
  path: `${base}/questionnaires/:conversation/invitations`,
  action: 'conversation.open',
  summary: 'Say how many people of each audience were invited; left out: not known',
  params: OneConversation,
  body: z.strictObject({ invited: z.array(Invited).max(20) }),
  answer: z.strictObject({ conversation: Id }),
  problems: { ...unknownConversation, 'unknown-audience': draftProblems['unknown-audience'] },
})
