import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug, typedText } from '../values.ts'
import { heldOfCare as held } from './care-held.ts'
import { myVolunteeringPath, ownProblems } from './my-volunteering.ts'
import { SupportContact, TrainingModule } from './training.ts'

/** For how many working days a champion waits for an answer who asked for support. */
export const supportAnsweredWithin = 2

const InProgramme = z.strictObject({ programme: Slug })
const OneChampion = InProgramme.extend({ application: Id })

export const showChampionCare = defineRoute({
  id: 'showChampionCare',
  method: 'GET',
  path: '/api/v1/champions/programmes/:programme/champions/:application/care',
  action: 'champion.care',
  summary: 'How one champion is looked after: what they learned, one-to-ones, and what they asked for; opening it is recorded',
  params: OneChampion,
  answer: z.strictObject({ reference: z.string(), champion: z.boolean(), ...held }),
  problems: { 'unknown-application': { status: 404, title: 'There is no such application' } },
})

const words = typedText(2_000)

export const stepChampionCare = defineRoute({
  id: 'stepChampionCare',
  method: 'POST',
  path: '/api/v1/champions/programmes/:programme/champions/:application/care',
  action: 'champion.care',
  summary: 'Record what a champion learned, arrange a one-to-one, move it, call it off or note it, or answer who asked for support',
  params: OneChampion,
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('learned'), module: Id, on: Day }),
    /** It was recorded by mistake. */
    z.strictObject({ step: z.literal('strike'), module: Id, on: Day }),
    /** With `meeting`: that one moves. */
    z.strictObject({
      step: z.literal('arrange'),
      meeting: Id.optional(),
      startsAt: Moment,
      minutes: z.int().min(5).max(480),
      place: typedText(500),
    }),
    z.strictObject({ step: z.literal('call-off'), meeting: Id }),
    z.strictObject({ step: z.literal('held'), meeting: Id, note: words.optional() }),
    z.strictObject({ step: z.literal('answer'), ask: Id, words }),
  ]),
  answer: z.strictObject({ application: Id }),
  problems: {
    'unknown-application': { status: 404, title: 'There is no such application' },
    'not-a-champion': { status: 409, title: 'This person is not a champion now' },
    'unknown-module': { status: 422, title: 'There is no such training' },
    'not-within-years': { status: 422, title: 'The day must lie within the last ten years' },
    'not-learned': { status: 409, title: 'It is not recorded that they did it' },
    'in-the-past': { status: 422, title: 'Choose a time that lies ahead' },
    'unknown-meeting': { status: 404, title: 'There is no such one-to-one' },
    'meeting-over': { status: 409, title: 'This one-to-one is over, or was called off' },
    'not-yet': { status: 409, title: 'This one-to-one has not begun yet' },
    'unknown-ask': { status: 404, title: 'Nobody asked for this' },
    'already-answered': { status: 409, title: 'This was answered already' },
  },
})

/** `missing`: never done. `ending`: within 30 days. */
export const TrainingStanding = z.enum(['missing', 'valid', 'ending', 'ended'])
export type TrainingStanding = z.infer<typeof TrainingStanding>

export const myCare = defineRoute({
  id: 'myCare',
  method: 'GET',
  path: `${myVolunteeringPath}/care`,
  action: 'volunteering.own',
  summary: 'How the champion who asks is looked after: what there is to learn, whom to turn to, one-to-ones, and what they asked for',
  params: InProgramme,
  answer: z.strictObject({
    care: z
      .strictObject({
        ...held,
        /** What is taught, then what they did that is taught no longer. */
        modules: z.array(TrainingModule.extend({ taught: z.boolean(), standing: TrainingStanding, on: Day.optional(), expires: Day.optional() })),
        contacts: z.array(SupportContact),
      })
      .optional(),
  }),
})

export const askSupport = defineRoute({
  id: 'askSupport',
  method: 'POST',
  path: `${myVolunteeringPath}/support`,
  action: 'volunteering.own',
  summary: 'Tell the team that one needs support; `ask` is chosen by whoever sends it, and sent again it is asked once',
  params: InProgramme,
  body: z.strictObject({ ask: Id, words: words.optional() }),
  status: 201,
  /** `due`: the day by which they hear from the team. */
  answer: z.strictObject({ ask: Id, due: Day }),
  problems: ownProblems,
})

export const myCertificate = defineRoute({
  id: 'myCertificate',
  method: 'GET',
  path: `${myVolunteeringPath}/certificates/:module`,
  action: 'volunteering.own',
  summary: 'What a certificate says of something that the champion who asks has learned, with their name; opening it is recorded',
  params: InProgramme.extend({ module: Id }),
  answer: z.strictObject({ name: z.string(), training: z.string(), on: Day, expires: Day.optional(), reference: z.string() }),
  problems: { ...ownProblems, 'not-learned': { status: 404, title: 'It is not recorded that you did this training' } },
})
