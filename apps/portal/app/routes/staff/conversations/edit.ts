import type { DraftQuestion, DraftSection, Questionnaire } from '@heard/contracts/engagement'

type Way = 'up' | 'down'

const moved = <T>(list: readonly T[], isIt: (item: T) => boolean, way: Way): T[] => {
  const from = list.findIndex(isIt)
  const to = way === 'up' ? from - 1 : from + 1
  const [item, other] = [list[from], list[to]]
  if (item === undefined || other === undefined) return [...list]
  return list.map((one, index) => (index === from ? other : index === to ? item : one))
}

const inSections = (content: Questionnaire, change: (section: DraftSection) => DraftSection): Questionnaire => ({
  ...content,
  sections: content.sections.map(change),
})

/** The section in the place it had, or as the last one. */
export const withSection = (content: Questionnaire, section: DraftSection): Questionnaire =>
  content.sections.some((one) => one.section === section.section)
    ? inSections(content, (one) => (one.section === section.section ? section : one))
    : { ...content, sections: [...content.sections, section] }

export const withoutSection = (content: Questionnaire, section: string): Questionnaire => ({
  ...content,
  sections: content.sections.filter((one) => one.section !== section),
})

export const moveSection = (content: Questionnaire, section: string, way: Way): Questionnaire => ({
  ...content,
  sections: moved(content.sections, (one) => one.section === section, way),
})

/** The question in the place it had, or as the last one of a section; with what it replaces gone from where that stood. */
export const withQuestion = (content: Questionnaire, section: string, question: DraftQuestion): Questionnaire =>
  inSections(content, (one) => {
    const known = one.questions.some((other) => other.question === question.question)
    const stands = one.questions.some((other) => other.question === question.replaces)
    const place = known ? question.question : stands ? question.replaces : undefined
    if (place !== undefined) return { ...one, questions: one.questions.map((other) => (other.question === place ? question : other)) }
    return one.section === section ? { ...one, questions: [...one.questions, question] } : one
  })

export const withoutQuestion = (content: Questionnaire, question: string): Questionnaire =>
  inSections(content, (one) => ({ ...one, questions: one.questions.filter((other) => other.question !== question) }))

export const moveQuestion = (content: Questionnaire, question: string, way: Way): Questionnaire =>
  inSections(content, (one) => ({ ...one, questions: moved(one.questions, (other) => other.question === question, way) }))
