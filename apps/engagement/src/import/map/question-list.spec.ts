import { describe, expect, it } from 'vitest'
import { tableOf, testData } from '../test-data.fixture.ts'
import { isQuestionList, proposeMapFromQuestions, type QuestionSheet } from './question-list.ts'

const sheetsOf = async (file: string): Promise<QuestionSheet[]> => {
  const content = testData(`import-shapes/${file}`)
  const { head } = await tableOf(content)
  return Promise.all(
    head.sheets.map(async (sheet) => {
      const table = await tableOf(content, { sheet })
      return { sheet, header: table.head.header, rows: table.rows }
    }),
  )
}

const proposal = async (table: string, questions: string) => {
  const { head, rows } = await tableOf(testData(`import-shapes/${table}`))
  const { map, notes } = proposeMapFromQuestions(head.header, rows, await sheetsOf(questions))
  return {
    texts: map.parts.flatMap(({ texts }) => texts.map(({ column }) => column)),
    attributes: map.attributes.map(({ name }) => name),
    last: notes.at(-1),
  }
}

describe('a workbook that lists questions', () => {
  it('is told from any other table', async () => {
    const { head, rows } = await tableOf(testData('import-shapes/responses_scr_format.csv'))
    expect(isQuestionList(await sheetsOf('qu_format_a_numeric.xlsx'))).toBe(true)
    expect(isQuestionList([{ sheet: '', header: head.header, rows }])).toBe(false)
  })

  it('says what the columns of its export are, by wording where the letters have moved', async () => {
    expect(await proposal('responses_scr_format.csv', 'qu_format_a_numeric.xlsx')).toStrictEqual({
      texts: ['What role would you and/or your organisation play in achieving these outcomes?'],
      attributes: [
        'Responding as',
        'Size of organisation',
        'Where do each of the proposed outcomes sit on a scale from very useful to not useful at all?',
      ],
      last: expect.stringMatching(/^Questions of the list that this file has no column for: K \(.*M \(.*H \(.*Q \(/),
    })
  })

  it('is read past its rows of instructions, and question numbers settle which column is meant', async () => {
    expect(await proposal('responses_lgr_format.csv', 'qu_format_b_instruction.xlsx')).toStrictEqual({
      texts: [
        'Prop 1 Q8 - Please use this space to explain your answers to questions 1-7',
        'Prop 2 Q8 - Please use this space to explain your answers to questions 1-7',
      ],
      attributes: [
        'Respondent Type',
        'Location',
        'Organisation Type',
        'Prop 1 Q1 - To what extent do you agree or disagree that the proposal suggests councils based on sensible geographies?',
        'Prop 1 Q2 - To what extent do you agree or disagree that the proposed councils will be able to deliver the outcomes?',
      ],
      last: expect.stringMatching(/^Questions of the list that this file has no column for: F \(Prop 1 Q3/),
    })
  })
})
