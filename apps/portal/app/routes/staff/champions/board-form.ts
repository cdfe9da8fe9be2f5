import type { BodyOf } from '@heard/contracts'
import { type BoardPaper, type BoardWordsOf, FollowedBy, type stepBoard } from '@heard/contracts/champions'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import type { errorsFrom } from '../../../services/form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { readWhen, whenFields } from '../when.ts'

type Faults = { readonly errors: readonly FieldError[] }
type Step = BodyOf<typeof stepBoard>

/** What was filled in of a board. */
export const readBoard = (values: FormValues): Faults | { readonly content: { name: string; about?: string } } => {
  const errors = checkTyped(values, [
    { name: 'name', longest: 200, missing: 'Enter what the board is called' },
    { name: 'about', longest: 2_000 },
  ])
  const about = typedIn(values, 'about')
  return errors.length > 0 ? { errors } : { content: { name: first(values, 'name') ?? '', ...(about === undefined ? {} : { about }) } }
}

/** One to a line: what the paper is called, a space, and its address. */
export const readPapers = (values: FormValues): Faults | { readonly papers: BoardPaper[] } => {
  const lines = (first(values, 'papers') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const papers = lines.map((line) => {
    const [, name = '', link = ''] = /^(.*?)\s*(https?:\/\/\S+)$/.exec(line) ?? []
    return { name: name === '' ? link : name.slice(0, 200), link }
  })
  const wrong = papers.findIndex(({ link }) => link === '' || link.length > 500 || !URL.canParse(link))
  return wrong < 0 ? { papers } : { errors: [{ field: 'papers', message: `Line ${wrong + 1}: enter what the paper is called, and its address` }] }
}

const longestMeeting = 960

const meet = (values: FormValues): Faults | { readonly step: Step } => {
  const [when, papers] = [readWhen(values, longestMeeting), readPapers(values)]
  if ('errors' in when || 'errors' in papers) {
    return { errors: [...('errors' in when ? when.errors : []), ...('errors' in papers ? papers.errors : [])] }
  }
  return { step: { step: 'meet', ...when.when, papers: papers.papers } }
}

/** The words that the page showed, where they were not withdrawn. */
const read = (ref: string | undefined): { readonly ref?: string } => (ref ? { ref } : {})

const decide = (values: FormValues): Faults | { readonly step: Step } => {
  const errors = checkTyped(values, [{ name: 'text', longest: 1_000, missing: 'Enter what was decided' }])
  if (errors.length > 0) return { errors }
  const [as, id] = (first(values, 'followed') ?? '').split(' ')
  const followedBy = FollowedBy.safeParse({ as, id }).data
  const [decision = '', ref] = (first(values, 'decision') ?? '').split(' ')
  return {
    step: {
      step: 'decide',
      meeting: first(values, 'meeting') ?? '',
      text: first(values, 'text') ?? '',
      ...(decision === '' ? {} : { decision, ...read(ref) }),
      ...(followedBy ? { followedBy } : {}),
    },
  }
}

/** Which words of a board a form withdraws. */
const wordsOf = (values: FormValues): BoardWordsOf => {
  const [meeting, decision] = [first(values, 'meeting'), first(values, 'decision')]
  if (meeting === undefined) return { of: 'board' }
  return decision === undefined ? { of: 'meeting', meeting } : { of: 'decision', meeting, decision }
}

/** The id of what was said at a meeting for a community, on the page of its board. */
export const reportId = (meeting: string, community: string): string => `report-${meeting}-${community}`

const words = {
  'changed-since':
    'Somebody changed or withdrew these words after you opened this page. It shows them as they are now, and what you typed: read both before you send it again',
}

/** Where the page of a board shows why a step was refused. */
export const fieldsOf = (step: Step): Parameters<typeof errorsFrom>[1] => {
  if (step.step === 'meet') return whenFields
  if (step.step === 'change' || step.step === 'withdraw-words') return { otherwise: 'name', words }
  if (step.step === 'decide') return { otherwise: 'text', words }
  return { otherwise: step.step === 'release' || step.step === 'withdraw' ? reportId(step.meeting, step.community) : 'application' }
}

/** What the form of each step of a board says. */
export const readStep = (values: FormValues): Faults | { readonly step: Step } => {
  const of = (name: string): string => first(values, name) ?? ''
  switch (first(values, 'step')) {
    case 'represent':
      return of('application') === ''
        ? { errors: [{ field: 'application', message: 'Choose who speaks for their community' }] }
        : { step: { step: 'represent', application: of('application') } }
    case 'end':
      return { step: { step: 'end', application: of('application') } }
    case 'meet':
      return meet(values)
    case 'decide':
      return decide(values)
    case 'call-off':
      return { step: { step: 'call-off', meeting: of('meeting') } }
    case 'release':
      return { step: { step: 'release', meeting: of('meeting'), community: of('community'), ref: of('ref') } }
    case 'withdraw-words':
      return { step: { step: 'withdraw-words', words: wordsOf(values) } }
    case 'change': {
      const filled = readBoard(values)
      return 'errors' in filled ? filled : { step: { step: 'change', ...filled.content, ...read(first(values, 'ref')) } }
    }
    case 'withdraw':
      return { step: { step: 'withdraw', meeting: of('meeting'), community: of('community') } }
    default:
      return { step: { step: 'close' } }
  }
}
