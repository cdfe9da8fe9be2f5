import { codeContribution, defineTheme, exportProject, retireTheme, undoCoding, writeMemo } from '@heard/contracts/reporting'
import { uuidv7 } from '@heard/service-kit'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'
import { allOf, readProject } from './qde.fixture.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
const inProgramme = { programme }
const [patient, carer, nurse, shy] = [uuidv7(1), uuidv7(2), uuidv7(3), uuidv7(4)]
let heard: Awaited<ReturnType<typeof startReporting>>
let waiting = ''

const take = async () => {
  const { answer } = await heard.send('analyst', exportProject, inProgramme)
  const files = Object.entries(unzipSync(Buffer.from(answer.base64, 'base64'))).map(([path, bytes]) => [path, strFromU8(bytes)] as const)
  const qde = Object.fromEntries(files)['project.qde'] ?? ''
  return { answer, qde, files, ...readProject(qde), texts: files.filter(([path]) => path !== 'project.qde') }
}

beforeAll(async () => {
  heard = await startReporting(clock)
})
afterAll(() => heard.close())

describe('a project for other tools', () => {
  it('is refused while no text is de-identified', async () => {
    await heard.told.shared(shy, 'Dr Xylofarne never rang')
    const { status, problem } = await heard.send('analyst', exportProject, inProgramme)
    expect([status, problem.type]).toEqual([409, '/problems/no-texts'])
  })

  it('has themes, de-identified texts, codings and memos, as the schema wants them', async () => {
    const theme = async (name: string) => (await heard.send('analyst', defineTheme, inProgramme, { body: { name, language: 'en' } })).answer.theme
    waiting = await theme('Waiting')
    const [letters, unused] = [await theme('Letters'), await theme('Unused')]
    const one = await heard.told.imported(patient, '👋 We waited for Dr Xylofarne')
    await heard.told.record(`contribution-${programme}.${one}`, {
      type: 'ContributionDeidentified',
      data: { programme, contribution: one, spans: [{ field: 'happened', from: 17, to: 29, kind: 'name' }] },
    } as never)
    const other = await heard.told.imported(carer, 'Nobody wrote')
    const excerpt = { field: 'happened', from: 3, to: 12, textVersion: 2 } as const
    const code = (contribution: string, body: { theme: string; excerpt?: typeof excerpt }) =>
      heard.send('analyst', codeContribution, { programme, contribution }, { body })
    await code(one, { theme: waiting, excerpt })
    await code(other, { theme: letters })
    const { coding } = (await code(other, { theme: waiting })).answer
    await heard.send('analyst', undoCoding, { programme, contribution: other, coding })
    for (const retired of [letters, unused]) await heard.send('analyst', retireTheme, { programme, theme: retired })
    const write = (words: string, on: object) => heard.send('second', writeMemo, inProgramme, { body: { words, language: 'en', ...on } })
    await write('Long only?', { theme: waiting })
    await write('Few wrote', {})
    await write('She greets us', { contribution: one, excerpt: { ...excerpt, from: 0, to: 2 } })
    heard.openings.length = 0
    const { answer, project, wrong, texts, qde } = await take()
    expect(wrong).toEqual([])
    expect([answer.name, answer.texts]).toEqual(['project-luton.qdpx', 2])
    expect(texts.map(([, text]) => text)).toEqual(['👋 We waited for [name]', 'Nobody wrote'])
    expect(allOf(project, 'TextSource').map(({ attributes }) => attributes.plainTextPath?.replace('internal://', 'sources/'))).toEqual(
      texts.map(([path]) => path),
    )
    expect(allOf(project, 'Code').map(({ attributes }) => attributes.name)).toEqual(['Waiting', 'Letters'])
    const stretches = allOf(project, 'PlainTextSelection').map(({ attributes: { startPosition, endPosition } }) =>
      [...(texts[0]?.[1] ?? '')].slice(Number(startPosition), Number(endPosition)).join(''),
    )
    expect(stretches).toEqual(['We waited', '👋'])
    expect(allOf(project, 'CodeRef').map(({ attributes }) => attributes.targetGUID)).toEqual([waiting.toUpperCase(), letters.toUpperCase()])
    expect(allOf(project, 'PlainTextContent').map(({ text }) => text)).toEqual(['She greets us', 'Few wrote', 'Long only?'])
    expect(allOf(project, 'User').map(({ attributes }) => attributes.name)).toEqual(['Analyst 1', 'Analyst 2'])
    for (const id of [one, other, patient, carer, '6f1c1f0e']) expect(qde.toLowerCase()).not.toContain(id)
    const opened = heard.openings.map(({ access, opened: refs }) => [access.reason, refs.length])
    expect(opened).toEqual([
      ['analysis-file', 1],
      ['analysis-file', 2],
    ])
  })

  it('has other ids each time, but for themes', async () => {
    const ids = ({ project }: Awaited<ReturnType<typeof take>>, name: string) => allOf(project, name).map(({ attributes }) => attributes.guid)
    const [first, second] = [await take(), await take()]
    expect(ids(second, 'Code')).toEqual(ids(first, 'Code'))
    for (const name of ['User', 'TextSource', 'Coding', 'Note']) for (const id of ids(first, name)) expect(ids(second, name)).not.toContain(id)
  })

  it('has nothing of somebody who withdrew or was erased', async () => {
    const left = await heard.told.imported(nurse, 'I was on the ward')
    expect((await take()).texts).toHaveLength(3)
    await heard.platform.vault.erase(patient, ['narrative'])
    const notice = { version: 1, language: 'en', hash: 'a'.repeat(64) }
    const record = { record: uuidv7(5), programme, contribution: left, purpose: 'analysis', notice, mode: 'web' as const }
    await heard.told.record(`contribution-${programme}.${left}`, { type: 'ConsentWithdrawn', data: record })
    const { texts, wrong, project } = await take()
    expect([texts.map(([, text]) => text), wrong]).toEqual([['Nobody wrote'], []])
    expect(allOf(project, 'PlainTextContent').map(({ text }) => text)).toEqual(['Few wrote', 'Long only?'])
  })

  it('is taken along by analysts alone, who read the texts too', async () => {
    for (const who of ['coordinator', 'publisher', 'auditor', 'dataProtection', 'icb', 'champion'] as const)
      expect((await heard.send(who, exportProject, inProgramme)).status).toBe(403)
  })
})
