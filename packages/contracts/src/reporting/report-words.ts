import { z } from 'zod'
import { Language, Slug } from '../values.ts'
import { LongText, TitleText, Wording } from './wording.ts'

/** Most words in a line of easy read. */
export const easyReadWords = 15

const wordsIn = (line: string): number => line.split(/\s+/).filter((word) => word !== '').length

/** The lines of an easy-read text, without empty ones. */
export const easyReadLines = (text: string): readonly string[] => text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))

/** A text for people who find reading hard: a line for each idea, each line short. */
export const EasyReadText = LongText.superRefine((text, context) => {
  for (const [index, line] of easyReadLines(text).entries()) {
    const words = wordsIn(line)
    if (words > easyReadWords) {
      context.addIssue({ code: 'custom', message: `Line ${index + 1} has ${words} words; use ${easyReadWords} or fewer, or make two lines of it` })
    }
  }
})

/** What staff write for a report in one language; the rest of it comes from what was asked, answered and promised. */
export const ReportText = z.strictObject({
  title: TitleText,
  summary: LongText,
  easyRead: EasyReadText.optional(),
  /** A text for each objective of the programme that has one. */
  objectives: z
    .array(z.strictObject({ objective: Slug, text: LongText }))
    .max(50)
    .default([]),
})
export type ReportText = z.infer<typeof ReportText>

/** The same as a page shows it. */
export const ReportWords = z
  .strictObject({
    language: Language,
    title: Wording,
    summary: Wording,
    easyRead: Wording.optional(),
    objectives: z.array(z.strictObject({ objective: Slug, text: Wording })),
  })
  .meta({ id: 'ReportWords' })
export type ReportWords = z.infer<typeof ReportWords>
