import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Moment, Slug, typedText } from '../values.ts'
import { myVolunteeringPath, ownProblems } from './my-volunteering.ts'

const InProgramme = z.strictObject({ programme: Slug })
const path = '/api/v1/champions/programmes/:programme/boards' as const

/** A paper of a meeting, where it stands on the web. */
export const BoardPaper = z.strictObject({
  name: typedText(200),
  link: z.url({ protocol: /^https?$/, error: 'Enter an address that begins with https://' }).max(500),
})
export type BoardPaper = z.infer<typeof BoardPaper>
export const BoardPapers = z.array(BoardPaper).max(30)

/** The recommendation or the commitment by which a decision is followed. */
export const FollowedBy = z.strictObject({ as: z.enum(['recommendation', 'commitment']), id: Id })
export type FollowedBy = z.infer<typeof FollowedBy>

/** What was said at a meeting for one community, and what it is told of it. */
const told = { said: typedText(2_000), feedback: typedText(2_000).optional() }
export const BoardWords = z.strictObject(told)
export type BoardWords = z.infer<typeof BoardWords>

/** Words of a board that can be withdrawn, besides what champions said: its name and what it is about; where a meeting is and its papers; or a decision. */
export const BoardWordsOf = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('board') }),
  z.strictObject({ of: z.literal('meeting'), meeting: Id }),
  z.strictObject({ of: z.literal('decision'), meeting: Id, decision: Id }),
])
export type BoardWordsOf = z.infer<typeof BoardWordsOf>

const BoardDecision = z.strictObject({ decision: Id, text: z.string().optional(), followedBy: FollowedBy.optional() })
const meeting = {
  meeting: Id,
  startsAt: Moment,
  endsAt: Moment,
  place: z.string().optional(),
  cancelled: z.boolean(),
  papers: z.array(BoardPaper),
  decisions: z.array(BoardDecision),
}
/** What was said for one community; `said` is left out once it is withdrawn. */
const report = { community: Slug, said: z.string().optional(), feedback: z.string().optional() }

/** Words as they are now, until they are withdrawn: who changes or publishes them says which they read. */
const asRead = { ref: Id.optional() }

/** A board as those see it who run it. Texts are left out when they were withdrawn. */
export const Board = z
  .strictObject({
    board: Id,
    name: z.string().optional(),
    about: z.string().optional(),
    ...asRead,
    closed: z.boolean(),
    representatives: z.array(z.strictObject({ community: Slug, application: Id, reference: z.string() })),
    /** The newest first. */
    meetings: z.array(
      z.strictObject({
        ...meeting,
        ...asRead,
        decisions: z.array(BoardDecision.extend(asRead)),
        reports: z.array(z.strictObject({ ...report, ...asRead, released: z.boolean() })),
      }),
    ),
  })
  .meta({ id: 'Board' })
export type Board = z.infer<typeof Board>

export const listBoards = defineRoute({
  id: 'listBoards',
  method: 'GET',
  path,
  action: 'champion.view',
  summary: 'Boards at which champions represent their communities, with meetings and what was said and decided, 50 at most',
  params: InProgramme,
  answer: z.strictObject({ boards: z.array(Board) }),
})

const words = { name: typedText(200), about: typedText(2_000).optional() }

export const beginBoard = defineRoute({
  id: 'beginBoard',
  method: 'POST',
  path,
  action: 'board.manage',
  summary: 'Name a board at which champions represent their communities',
  params: InProgramme,
  body: z.strictObject(words),
  status: 201,
  answer: z.strictObject({ board: Id }),
})

export const stepBoard = defineRoute({
  id: 'stepBoard',
  method: 'POST',
  path: `${path}/:board/steps`,
  action: 'board.manage',
  summary: 'Change a board or close it, name who represents a community, plan a meeting, publish what was said, note a decision, or withdraw words',
  params: InProgramme.extend({ board: Id }),
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('change'), ...words, ...asRead }),
    z.strictObject({ step: z.literal('close') }),
    /** For the community that they belong to; takes the place of who did before. */
    z.strictObject({ step: z.literal('represent'), application: Id }),
    z.strictObject({ step: z.literal('end'), application: Id }),
    /** With `meeting`: that one changes, whose words were `ref`. */
    z.strictObject({
      step: z.literal('meet'),
      meeting: Id.optional(),
      ...asRead,
      startsAt: Moment,
      minutes: z.int().min(5).max(960),
      place: typedText(500),
      papers: BoardPapers,
    }),
    z.strictObject({ step: z.literal('call-off'), meeting: Id }),
    /** `ref`: the words that were read. */
    z.strictObject({ step: z.literal('release'), meeting: Id, community: Slug, ref: Id }),
    /** What was said is shown no more and erased, whether it was published or not; also where the board is closed. */
    z.strictObject({ step: z.literal('withdraw'), meeting: Id, community: Slug }),
    /** These words are shown no more and erased; also where the board is closed. They can be entered anew. */
    z.strictObject({ step: z.literal('withdraw-words'), words: BoardWordsOf }),
    /** With `decision`: that one changes, whose words were `ref`. */
    z.strictObject({
      step: z.literal('decide'),
      meeting: Id,
      decision: Id.optional(),
      ...asRead,
      text: typedText(1_000),
      followedBy: FollowedBy.optional(),
    }),
  ]),
  answer: z.strictObject({ board: Id }),
  problems: {
    'unknown-board': { status: 404, title: 'There is no such board' },
    'board-closed': { status: 409, title: 'This board is closed' },
    'unknown-application': { status: 404, title: 'There is no such application' },
    'not-assigned': { status: 409, title: 'This champion belongs to no community' },
    'not-representing': { status: 409, title: 'This champion does not represent anybody here' },
    'unknown-meeting': { status: 404, title: 'There is no such meeting' },
    'meeting-called-off': { status: 409, title: 'This meeting was called off' },
    'changed-since': { status: 409, title: 'This was changed or withdrawn since you read it; read it as it is now' },
    'nothing-said': { status: 409, title: 'Nothing is written of what was said for this community' },
    'unknown-decision': { status: 404, title: 'There is no such decision' },
    'unknown-follow': { status: 422, title: 'There is no such published recommendation or promise' },
  },
})

export const myBoards = defineRoute({
  id: 'myBoards',
  method: 'GET',
  path: `${myVolunteeringPath}/boards`,
  action: 'volunteering.own',
  summary: 'Boards at which the champion who asks represents their community, with papers and what was said for it',
  params: InProgramme,
  answer: z.strictObject({
    boards: z.array(
      z.strictObject({
        board: Id,
        name: z.string().optional(),
        about: z.string().optional(),
        community: Slug,
        meetings: z.array(z.strictObject({ ...meeting, report: z.strictObject({ ...report, released: z.boolean() }).optional() })),
      }),
    ),
  }),
})

export const reportBoard = defineRoute({
  id: 'reportBoard',
  method: 'POST',
  path: `${myVolunteeringPath}/boards/:board/meetings/:meeting/report`,
  action: 'volunteering.own',
  summary: 'Say what one said at a meeting for the own community, and what it should hear of it; published once the team has read it',
  params: InProgramme.extend({ board: Id, meeting: Id }),
  body: BoardWords,
  answer: z.strictObject({ board: Id }),
  problems: {
    ...ownProblems,
    'unknown-board': { status: 404, title: 'There is no such board' },
    'board-closed': { status: 409, title: 'This board is closed' },
    'not-representing': { status: 409, title: 'You do not represent your community at this board' },
    'unknown-meeting': { status: 404, title: 'There is no such meeting' },
    'meeting-called-off': { status: 409, title: 'This meeting was called off' },
    'not-yet': { status: 409, title: 'This meeting has not begun yet' },
    'tells-who': { status: 422, title: 'This holds a phone number, an address or the like; it will be public, so take it out' },
  },
})

export const publicBoards = defineRoute({
  id: 'publicBoards',
  method: 'GET',
  path: `${path}/public`,
  action: 'public',
  summary: 'Where champions speak for their communities: boards, meetings, what was said and what came of it; never who',
  params: InProgramme,
  answer: z.strictObject({
    boards: z.array(
      z.strictObject({
        board: Id,
        name: z.string().optional(),
        about: z.string().optional(),
        /** Communities that are represented. */
        communities: z.array(Slug),
        meetings: z.array(
          z.strictObject({ meeting: Id, startsAt: Moment, decisions: z.array(BoardDecision), reports: z.array(z.strictObject(report)) }),
        ),
      }),
    ),
  }),
})
