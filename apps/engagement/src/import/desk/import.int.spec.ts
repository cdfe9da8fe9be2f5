import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as contract from '@heard/contracts/engagement'
import { ImportMap } from '@heard/contracts/engagement'
import { kinds } from '@heard/files'
import { workbookParts, zipOf } from '@heard/files/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvOf } from '../run/rejected-csv.ts'
import { testData } from '../test-data.fixture.ts'
import { startEngagement } from './import-server.fixture.ts'

const luton = { programme: 'luton-cancer' }
const nowhere = '00000000-0000-7000-8000-000000000000'
const mapOf = (map: contract.ImportMapInput): ImportMap => ImportMap.parse(map)

describe('importing over HTTP', () => {
  let now = Date.parse('2026-01-05T09:00:00.000Z')
  let server: Awaited<ReturnType<typeof startEngagement>>
  beforeAll(async () => {
    server = await startEngagement({ now: () => now })
  })
  afterAll(() => server.close())

  const upload = async (name: string, content: Buffer | string) =>
    server.send(contract.uploadImport, luton, { name, content: Buffer.from(content).toString('base64') })
  const finish = async (batch: string) => {
    for (;;) {
      const { answer } = await server.send(contract.importStatus, { ...luton, batch })
      if (answer.state !== 'running') return answer
      await setTimeout(5)
    }
  }
  const importAll = async (file: string) => {
    const { answer: table } = await upload(file, testData(file))
    const started = await server.send(contract.startImport, { ...luton, upload: table.upload }, { map: table.proposed })
    expect(started.status).toBe(201)
    return finish(started.answer.batch)
  }

  it('takes a file from upload to a finished import, and the same file again changes nothing', async () => {
    const file = 'nhs-patient-feedback/phase2_multilabel_dev.csv'
    const { status, answer: table } = await upload('feedback.csv', testData(file))
    expect([status, table.format, table.rows, table.columns.length]).toStrictEqual([201, 'csv', 100, 61])
    expect(table.layout).toStrictEqual({ encoding: 'utf-8', delimiter: ',', skip: 0, headerRows: 1 })
    const of = { ...luton, upload: table.upload }

    const preview = await server.send(contract.previewImport, of, { map: table.proposed })
    expect(preview.answer.counts).toStrictEqual({ rows: 100, accepted: 92, rejected: 0, duplicates: 0, leftOut: 8 })
    expect(preview.answer.contributions).toHaveLength(20)

    expect(await importAll(file)).toMatchObject({
      state: 'finished',
      total: 100,
      counts: { rows: 100, accepted: 92, rejected: 0, duplicates: 0, leftOut: 8 },
    })
    expect(await importAll(file)).toMatchObject({ state: 'finished', counts: { accepted: 0, duplicates: 92 } })
    const again = await server.send(contract.previewImport, of, { map: table.proposed })
    expect([again.answer.counts.duplicates, again.answer.contributions.every(({ known }) => known)]).toStrictEqual([92, true])
  })

  it('takes every shape of a consultation', async () => {
    const shapes = [
      'responses_biomass_format.csv',
      'responses_lgr_format.csv',
      'responses_scr_format.csv',
      'qu_format_a_numeric.xlsx',
      'qu_format_b_instruction.xlsx',
    ]
    const states: unknown[] = []
    for (const shape of shapes) states.push((await importAll(`import-shapes/${shape}`)).counts)
    expect(states).toStrictEqual([
      { rows: 5, accepted: 5, rejected: 0, duplicates: 0, leftOut: 0 },
      { rows: 5, accepted: 10, rejected: 0, duplicates: 0, leftOut: 0 },
      { rows: 5, accepted: 5, rejected: 0, duplicates: 0, leftOut: 0 },
      { rows: 2, accepted: 2, rejected: 0, duplicates: 0, leftOut: 0 },
      { rows: 4, accepted: 8, rejected: 0, duplicates: 0, leftOut: 0 },
    ])
  })

  it('gives rejected rows back as a file, after a dry run and after the import', async () => {
    const { answer: table } = await upload(
      'answers.csv',
      csvOf([
        ['id', 'stage', 'comment'],
        ['1', 'diagnosis', 'Slow, but kind'],
        ['2', 'moon', 'Far'],
        ['3', '', ''],
      ]),
    )
    const of = { ...luton, upload: table.upload }
    const map = mapOf({
      parts: [{ id: 'main', texts: [{ column: 'comment', field: 'happened' }] }],
      sourceId: ['id'],
      stages: { column: 'stage' },
      deidentified: false,
    })
    expect((await server.send(contract.previewRejectedRows, of)).status).toBe(404)
    const { answer: preview } = await server.send(contract.previewImport, of, { map })
    expect(preview.problems.map(({ row, column, code }) => [row, column, code])).toStrictEqual([
      [3, 'stage', 'unknown-stage'],
      [4, 'comment', 'no-words'],
    ])
    const csv =
      'id,stage,comment,Row in the file,Why it was not taken\r\n' +
      '2,moon,Far,3,stage: The programme has no such stage; translate it in the map or change the cell\r\n' +
      '3,,,4,comment: There are no words in this row\r\n'
    expect((await server.send(contract.previewRejectedRows, of)).answer).toStrictEqual({ name: 'answers-rejected.csv', csv })
    const { answer } = await server.send(contract.startImport, of, { map })
    expect((await finish(answer.batch)).counts).toStrictEqual({ rows: 3, accepted: 1, rejected: 2, duplicates: 0, leftOut: 0 })
    expect((await server.send(contract.rejectedRows, { ...luton, batch: answer.batch })).answer).toStrictEqual({ name: 'answers-rejected.csv', csv })
  })

  it('proposes a map from the workbook that lists the questions', async () => {
    const { answer: table } = await upload('responses.csv', testData('import-shapes/responses_scr_format.csv'))
    const { answer: questions } = await upload('questions.xlsx', testData('import-shapes/qu_format_a_numeric.xlsx'))
    const of = { ...luton, upload: table.upload }
    const { answer } = await server.send(contract.proposeImportMap, of, { questions: questions.upload })
    expect(answer.proposed.parts[0]?.texts).toStrictEqual([
      { column: 'What role would you and/or your organisation play in achieving these outcomes?', field: 'happened' },
    ])
    const refused = await server.send(contract.proposeImportMap, { ...luton, upload: questions.upload }, { questions: table.upload })
    expect([refused.status, refused.problem.type]).toStrictEqual([422, '/problems/no-question-list'])
  })

  it('reads a file again as it is told', async () => {
    const { answer: table } = await upload('odd.csv', 'Title;x\na;b\nSome words here;1\n')
    const of = { ...luton, upload: table.upload }
    const { answer } = await server.send(contract.proposeImportMap, of, { layout: { skip: 1, headerRows: 1 } })
    expect([answer.columns.map(({ name }) => name), answer.proposed.layout]).toStrictEqual([['a', 'b'], { skip: 1, headerRows: 1 }])
    expect((await server.send(contract.previewImport, of, { map: answer.proposed })).answer.counts).toMatchObject({ rows: 1, accepted: 1 })
  })

  it('refuses what is no table, what unfolds too far, and a map that does not fit', async () => {
    const picture = await upload('photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))
    const bomb = await upload('bomb.xlsx', zipOf([...workbookParts, { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(170 * 1024 * 1024) }]))
    const { answer: table } = await upload('a.csv', 'a\nwords\n')
    const map = mapOf({ parts: [{ id: 'main', texts: [{ column: 'b', field: 'happened' }] }], deidentified: false })
    const unfit = await server.send(contract.startImport, { ...luton, upload: table.upload }, { map })
    const gone = await server.send(contract.startImport, { ...luton, upload: nowhere }, { map })
    const elsewhere = await server.send(contract.uploadImport, { programme: 'nowhere' }, { name: 'a.csv', content: 'YQo=' })
    const large = await upload('large.csv', Buffer.alloc(contract.largestImport + 1, 'a'))
    const unread = await server.send(contract.uploadImport, luton, { name: 'a.csv', content: 'not base64!' })
    expect([picture, bomb, unfit, gone, elsewhere, large, unread].map(({ status, problem }) => [status, problem.type])).toStrictEqual([
      [422, '/problems/other-kind'],
      [413, '/problems/inflates-too-far'],
      [422, '/problems/map-does-not-fit'],
      [404, '/problems/unknown-upload'],
      [404, '/problems/not-found'],
      [413, '/problems/too-large'],
      [400, '/problems/invalid-input'],
    ])
  })

  it('believes the content of a file and neither its name nor what hangs on to it, and keeps nothing of what it refuses', async () => {
    const table = Buffer.from('a\nwords\n')
    const workbook = zipOf([...workbookParts, { name: 'xl/worksheets/sheet1.xml', content: '<worksheet/>' }])
    const refused = [
      await upload('a.xlsx', table),
      await upload('a.csv', Buffer.concat([table, workbook])),
      await upload('a.csv', '<!doctype html><p>words'),
      await upload('a.csv', Buffer.from('a\nfa\x8dade\n', 'latin1')),
      await upload('a.xlsx', workbook.subarray(0, -1)),
    ]
    expect(refused.map(({ status, problem }) => [status, problem.type])).toStrictEqual([
      [422, '/problems/name-misleads'],
      [422, '/problems/two-kinds-in-one'],
      [422, '/problems/other-kind'],
      [422, '/problems/unclear-letters'],
      [422, '/problems/damaged-file'],
    ])
    const declared = {
      name: 'a.csv',
      content: Buffer.from('a\nfa\x8dade\n', 'latin1').toString('base64'),
      layout: { encoding: 'windows-1252' },
    } as const
    expect((await server.send(contract.uploadImport, luton, declared)).status).toBe(201)
    expect([kinds.csv.most, kinds.xlsx.most]).toStrictEqual([contract.largestImport, contract.largestImport])
  })

  it('forgets a file when asked, and by itself after half an hour', async () => {
    const [{ answer: first }, { answer: second }] = await Promise.all([upload('a.csv', 'a\nwords\n'), upload('b.csv', 'a\nwords\n')])
    const look = async (id: string) => (await server.send(contract.proposeImportMap, { ...luton, upload: id }, {})).status
    expect((await server.send(contract.forgetUpload, { ...luton, upload: first.upload })).status).toBe(204)
    expect([await look(first.upload), await look(second.upload)]).toStrictEqual([404, 200])
    now += 30 * 60_000
    expect(await look(second.upload)).toBe(404)
  })

  it('keeps maps by name', async () => {
    const save = async (name: string, column: string) =>
      server.send(contract.saveImportMap, luton, {
        name,
        map: mapOf({ parts: [{ id: 'main', texts: [{ column, field: 'happened' }] }], deidentified: true }),
      })
    const [{ answer: feedback }, { answer: survey }] = [await save('Feedback form', 'a'), await save('"Survey" ☃', 'b')]
    expect((await save('Feedback form', 'c')).answer).toStrictEqual(feedback)
    const listed = async () =>
      (await server.send(contract.listImportMaps, luton)).answer.maps.map(({ id, name, map }) => [id, name, map.parts[0]?.texts[0]?.column])
    expect(await listed()).toStrictEqual([
      [survey.map, '"Survey" ☃', 'b'],
      [feedback.map, 'Feedback form', 'c'],
    ])
    expect((await server.send(contract.dropImportMap, { ...luton, map: survey.map })).status).toBe(204)
    expect((await server.send(contract.dropImportMap, { ...luton, map: survey.map })).status).toBe(404)
    expect(await listed()).toStrictEqual([[feedback.map, 'Feedback form', 'c']])
  })

  it('runs one import of a programme at a time', async () => {
    const { answer: table } = await upload('long.csv', csvOf([['text'], ...Array.from({ length: 300 }, (_, index) => [`Words number ${index}`])]))
    const of = { ...luton, upload: table.upload }
    const body = { map: table.proposed }
    const both = await Promise.all([server.send(contract.startImport, of, body), server.send(contract.startImport, of, body)])
    const [started, refused] = both[0].status === 201 ? both : [both[1], both[0]]
    expect([started.status, refused.status, refused.problem.type]).toStrictEqual([201, 409, '/problems/import-running'])
    expect(await finish(started.answer.batch)).toMatchObject({ state: 'finished', counts: { accepted: 300 } })
    const third = await server.send(contract.startImport, of, body)
    expect(await finish(third.answer.batch)).toMatchObject({ state: 'finished', counts: { accepted: 0, duplicates: 300 } })
  })

  it('says that an import was interrupted when the service went down during it', async () => {
    const batch = '00000000-0000-7000-8000-00000000000a'
    const metadata = { actor: 'system', at: new Date(now).toISOString() }
    const started = { type: 'ImportStarted', data: { ...luton, batch }, id: batch, version: 1, metadata }
    await server.platform.store.append({ stream: `import-luton-cancer.${batch}`, expected: 'none', facts: [started] })
    expect((await server.send(contract.importStatus, { ...luton, batch })).answer).toStrictEqual({ batch, state: 'interrupted' })
  })

  it('knows nothing of an import that never was', async () => {
    const of = { ...luton, batch: nowhere }
    expect([(await server.send(contract.importStatus, of)).status, (await server.send(contract.rejectedRows, of)).status]).toStrictEqual([404, 404])
  })

  it('leaves nothing readable on disk of what a file held', async () => {
    const canaries = ['canary-id', 'canary-respondent', 'canary-words', 'canary-attribute', 'canary-label', 'canary-column', 'canary-map-name']
    const [id = '', respondent = '', words = '', attribute = '', label = '', column = '', name = ''] = canaries
    const { answer: table } = await upload(
      'canaries.csv',
      csvOf([
        ['id', 'who', column, 'kept', 'label'],
        [id, respondent, words, attribute, label],
        [id, respondent, '', attribute, label],
      ]),
    )
    const map = mapOf({
      parts: [{ id: 'main', texts: [{ column, field: 'happened' }] }],
      sourceId: ['id'],
      person: ['who'],
      labels: [{ kind: 'columns', columns: ['label'] }],
      attributes: [{ column: 'kept', name: 'kept' }],
      deidentified: false,
    })
    await server.send(contract.saveImportMap, luton, { name, map })
    const { answer } = await server.send(contract.startImport, { ...luton, upload: table.upload }, { map })
    expect((await finish(answer.batch)).counts).toMatchObject({ accepted: 1, rejected: 1 })
    const files = readdirSync(server.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    const found = files.flatMap(({ parentPath, name: file }) => {
      const content = readFileSync(join(parentPath, file))
      return canaries.filter((canary) => content.includes(canary)).map((canary) => `${canary} in ${file}`)
    })
    expect([files.length > 3, found]).toStrictEqual([true, []])
  })
})
