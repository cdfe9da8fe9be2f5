import { describe, expect, it } from 'vitest'
import { tableOf, testData } from '../test-data.fixture.ts'
import { noTextNote, proposeMap } from './propose-map.ts'

const proposalFor = async (file: string) => {
  const { head, rows } = await tableOf(testData(file))
  return proposeMap(head.header, rows)
}
const inShort = ({ map }: Awaited<ReturnType<typeof proposalFor>>) => ({
  texts: map.parts.flatMap(({ texts }) => texts.map(({ column }) => column)),
  attributes: map.attributes.map(({ column }) => column),
  ...(map.sourceId ? { sourceId: map.sourceId } : {}),
  ...(map.person ? { person: map.person } : {}),
})

describe('the proposed map', () => {
  it('of a labelled file finds text, row id and label', async () => {
    const proposal = await proposalFor('nhs-patient-feedback/phase1_label_officialtrain.csv')
    expect(inShort(proposal)).toStrictEqual({
      texts: ['feedback'],
      sourceId: ['row_index'],
      attributes: ['code', 'subcategory', 'criticality', 'organization', 'question'],
    })
    expect(proposal.map.labels).toStrictEqual([{ kind: 'columns', columns: ['label'] }])
  })

  it('of a file with marked columns finds them all, the respondent, the day, and the rows that cannot be used', async () => {
    const { map } = await proposalFor('nhs-patient-feedback/phase2_multilabel_dev.csv')
    const [labels] = map.labels
    expect(labels?.kind).toBe('one-hot')
    expect(labels?.columns).not.toContain('Labelling not possible')
    expect(labels?.columns).not.toContain('Not assigned')
    expect(labels?.columns.length).toBeGreaterThan(40)
    expect(map).toMatchObject({
      parts: [{ id: 'main', texts: [{ column: 'FFT answer', field: 'happened' }] }],
      sourceId: ['Comment ID'],
      person: ['Respondent ID'],
      day: { column: 'Date', order: 'day-month-year' },
      leaveOut: [{ column: 'Labelling not possible' }],
      deidentified: false,
    })
  })

  it('of a consultation makes a contribution of each open question and keeps the closed ones', async () => {
    expect(inShort(await proposalFor('import-shapes/responses_lgr_format.csv'))).toStrictEqual({
      texts: [
        'Prop 1 Q8 - Please use this space to explain your answers to questions 1-7',
        'Prop 2 Q8 - Please use this space to explain your answers to questions 1-7',
      ],
      attributes: [
        'Respondent type - Respondent type',
        'Organisation type - Organisation type',
        'Prop 1 Q1 - Do you agree or disagree with the proposal?',
        'Prop 1 Q2 - To what extent do you agree the councils will deliver the outcomes?',
        'Prop 2 Q1 - Do you agree or disagree with this proposal?',
      ],
    })
    expect(inShort(await proposalFor('import-shapes/responses_scr_format.csv'))).toStrictEqual({
      texts: ['What role would you and/or your organisation play in achieving these outcomes?'],
      attributes: ['Responding as', 'Size of organisation', 'Where do the proposed outcomes sit on a scale from very useful to not useful at all?'],
    })
  })

  it('of an export without free text says so, and leaves names and e-mail addresses out', async () => {
    const proposal = await proposalFor('import-shapes/responses_biomass_format.csv')
    expect(proposal.notes[0]).toBe(noTextNote)
    expect(proposal.notes[1]).toBe(
      'Left out because it may say who somebody is: Ident 1 – What is your name?; Ident 2 – What is your email address?.',
    )
    expect(inShort(proposal)).toStrictEqual({
      texts: ['Ident 4 – Please select which sector your organisation is part of from the list below'],
      attributes: [
        'Ident 3 – Are you responding as an individual or on behalf of an organisation?',
        'Ident 5 – We usually publish a summary of all responses - would you be happy for your individual response to be published in full?',
      ],
    })
  })

  it('of any table reads that table', async () => {
    for (const file of ['qu_format_a_numeric.xlsx', 'qu_format_b_instruction.xlsx']) {
      const { head, rows } = await tableOf(testData(`import-shapes/${file}`))
      expect(head.header).toEqual(
        expect.arrayContaining(proposeMap(head.header, rows).map.parts.flatMap(({ texts }) => texts.map(({ column }) => column))),
      )
    }
  })

  it('recognises the communities and stages of the programme', () => {
    const rows = ['South Asian,Diagnosis,It took far too long', 'Eastern European,treatment,Nobody told me anything', ',,Everybody was kind to me']
    const sample = rows.map((cells, index) => ({ row: index + 2, cells: cells.split(',') }))
    const known = { stages: ['diagnosis', 'treatment'], communities: ['south-asian', 'eastern-european'] }
    expect(proposeMap(['Ethnic group', 'Where', 'Comment'], sample, known).map).toMatchObject({
      community: { column: 'Ethnic group' },
      stages: { column: 'Where' },
      attributes: [],
    })
  })

  it('counts every row of a table without ids, unless long texts stand there twice', () => {
    const long = 'I waited for eleven hours on a chair in the corridor and nobody told me why.'
    const alike = (...texts: readonly string[]) =>
      proposeMap(
        ['Comment'],
        texts.map((text, index) => ({ row: index + 2, cells: [text] })),
      ).map.alike
    expect([alike('Nothing', 'Nothing', long), alike('Nothing', long, long)]).toStrictEqual(['each', 'once'])
  })
})
