import { z } from 'zod'
import { typedText } from '../values.ts'
import { AnswerField } from './answer-field.ts'

/** Longest answer to one question of a story, in UTF-16 units. */
export const longestAnswer = 10_000
const Answer = typedText(longestAnswer).optional()

/** Most files that a contribution has, and the bytes that each may have. */
export const mostFiles = 3
export const largestFile = 10 * 1024 * 1024
/** Photos and recordings, by what they are. */
export const FileKind = z.enum(['jpeg', 'png', 'webp', 'mp3', 'm4a', 'ogg', 'webm', 'wav'])
export type FileKind = z.infer<typeof FileKind>

/** The questions that everybody is asked. */
export const StoryQuestion = z.enum(['happened', 'worked', 'gotInTheWay', 'wouldHaveHelped'])
export type StoryQuestion = z.infer<typeof StoryQuestion>

/** What happened at one stage of a story that goes through several: `moment1` is about the first of the contribution's `stages`, and so on. */
export const MomentField = z.enum(['moment1', 'moment2', 'moment3', 'moment4', 'moment5', 'moment6'])
export type MomentField = z.infer<typeof MomentField>

/** What a recording says, or a picture of a written page, written down by staff: `file1` is the first file of the contribution. */
export const FileField = z.enum(['file1', 'file2', 'file3'])
export type FileField = z.infer<typeof FileField>

/** The parts of a contribution's words, in the order in which they are read. `added`: what somebody told later. */
export const WordsField = z.enum([
  'happened',
  ...MomentField.options,
  'worked',
  'gotInTheWay',
  'wouldHaveHelped',
  'added',
  ...FileField.options,
  ...AnswerField.options,
])
export type WordsField = z.infer<typeof WordsField>

const questions = { happened: Answer, worked: Answer, gotInTheWay: Answer, wouldHaveHelped: Answer }
const moments = { moment1: Answer, moment2: Answer, moment3: Answer, moment4: Answer, moment5: Answer, moment6: Answer }

/** The place of a part among parts of one kind, from 0; -1 where it is of another kind. */
export const placeAmong = (fields: readonly WordsField[], field: WordsField): number => fields.indexOf(field)

/** A story in the teller's own words. Without `happened` it needs a file that tells it. */
export const StoryWords = z.strictObject({ ...questions, ...moments })
export type StoryWords = z.infer<typeof StoryWords>

/** A story as its teller puts it right, with what they added. */
export const OwnWords = z.strictObject({ ...questions, ...moments, added: Answer })
export type OwnWords = z.infer<typeof OwnWords>

/** Vault payload of the field `contribution.words`: a contribution's words, of which there may be none when somebody answered nothing in words, or nobody has written down what its files say. */
export const HeldWords = z.partialRecord(WordsField, z.string())
export type HeldWords = z.infer<typeof HeldWords>

/** What got in somebody's way, as far as it has a name. */
export const Barrier = z.enum([
  'language',
  'transport',
  'cost',
  'being-believed',
  'waiting',
  'information',
  'culture-and-stigma',
  'digital-access',
  'other',
])
export type Barrier = z.infer<typeof Barrier>
