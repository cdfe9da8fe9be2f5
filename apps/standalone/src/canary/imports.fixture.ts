import { setTimeout as pause } from 'node:timers/promises'
import {
  dropImportMap,
  forgetUpload,
  type ImportMapInput,
  importStatus,
  listImportMaps,
  previewImport,
  previewRejectedRows,
  proposeImportMap,
  rejectedRows,
  saveImportMap,
  startImport,
  type UploadedTable,
  uploadImport,
} from '@heard/contracts/engagement'
import { zipSync } from 'fflate'
import { programme } from '../story.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const params = { programme }
const asking = { as: 'analyst' }
type Rows = readonly (readonly string[])[]

const csvOf = (rows: Rows): string => `${rows.map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`

/** A workbook with one sheet of inline texts. */
const workbookOf = (sheet: string, rows: Rows): Buffer => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const inPackage = 'http://schemas.openxmlformats.org/package/2006'
  const cell = (text: string, column: number, row: number): string =>
    `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`
  const line = (cells: readonly string[], row: number): string =>
    `<row r="${row + 1}">${cells.map((text, column) => cell(text, column, row)).join('')}</row>`
  const files = {
    '[Content_Types].xml': `<Types xmlns="${inPackage}/content-types"/>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${inPackage}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows.map(line).join('')}</sheetData></worksheet>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))))
}

const columns = ['id', 'comment', 'label', 'postcode', 'who', 'language'] as const

/** Two rows that are taken, of one person, and two that are not. */
const rowsFor = (walk: Walk): Rows => {
  const person = walk.mark('file: person')
  const row = (id: string, language: string): string[] => [
    id,
    `${walk.mark('imported: comment')} came late`,
    walk.mark('label: of a file'),
    walk.mark('attributes: postcode'),
    person,
    language,
  ]
  const rejected = [
    [walk.mark('rejected: id'), walk.mark('rejected: comment'), walk.mark('rejected: label'), walk.mark('rejected: postcode'), person, '???'],
    ['', walk.mark('rejected: comment'), walk.mark('rejected: label'), walk.mark('rejected: postcode'), person, walk.mark('rejected: language')],
  ]
  return [columns, row(walk.mark('file: id'), 'en'), row(walk.mark('file: id'), 'en'), ...rejected]
}

const mapFor = (walk: Walk): ImportMapInput => ({
  parts: [{ id: 'comment', texts: [{ column: 'comment', field: 'happened' }] }],
  sourceId: ['id'],
  person: ['who'],
  language: { column: 'language', untranslated: 'keep' },
  labels: [{ kind: 'columns', columns: ['label'] }],
  attributes: [{ column: 'postcode', name: 'postcode' }],
  constants: { file: walk.mark('attributes: of the file') },
  deidentified: true,
})

/** A map of which every text that can be typed is marked. */
const markedMap = (walk: Walk): ImportMapInput => {
  const text = (): string => walk.mark('import-map: text')
  const chosen = () => ({ column: text(), translate: { a: text() } })
  return {
    layout: { sheet: text() },
    parts: [{ id: 'comment', texts: [{ column: text(), field: 'happened' }] }],
    answers: { conversation: crypto.randomUUID(), columns: [{ column: text(), question: crypto.randomUUID() }] },
    sourceId: [text()],
    person: [text()],
    community: chosen(),
    stages: { column: text(), translate: { [text()]: text() } },
    language: { column: text(), translate: { a: text() } },
    day: { column: text() },
    labels: [{ kind: 'columns', columns: [text()] }],
    renameLabels: { a: text() },
    ignoreLabels: [text()],
    attributes: [{ ...chosen(), name: text() }],
    constants: { a: text() },
    leaveOut: [{ column: text(), equals: [text()] }],
    deidentified: false,
  }
}

const upload = async (walk: Walk, name: string, content: Buffer): Promise<UploadedTable> =>
  walk.ask(uploadImport, { params, body: { name, content: content.toString('base64') } }, asking)

const importAll = async (walk: Walk, table: UploadedTable): Promise<void> => {
  const of = { ...params, upload: table.upload }
  const map = mapFor(walk)
  await walk.ask(proposeImportMap, { params: of, body: {} }, asking)
  await walk.ask(previewImport, { params: of, body: { map } }, asking)
  await walk.ask(previewRejectedRows, { params: of }, asking)
  const { batch } = await walk.ask(startImport, { params: of, body: { map } }, { ...asking, key: newKey() })
  for (;;) {
    const { state, counts } = await walk.ask(importStatus, { params: { ...params, batch } }, asking)
    if (state === 'finished' && counts?.accepted === 2 && counts.rejected === 2) break
    if (state !== 'running') throw new Error(`the import is ${state}: ${JSON.stringify(counts)}`)
    await pause(10)
  }
  await walk.ask(rejectedRows, { params: { ...params, batch } }, asking)
}

/** A CSV file and a workbook: proposed, previewed, imported, with rows that are rejected; a file that is forgotten, one that cannot be read; maps. */
export const walkImports = async (walk: Walk): Promise<void> => {
  await importAll(walk, await upload(walk, `${walk.mark('file: name')}.csv`, Buffer.from(csvOf(rowsFor(walk)))))
  await importAll(walk, await upload(walk, `${walk.mark('file: name')}.xlsx`, workbookOf(walk.mark('file: sheet'), rowsFor(walk))))
  const forgotten = await upload(walk, 'forgotten.csv', Buffer.from(csvOf([columns, columns.map((column) => walk.mark(`forgotten: ${column}`))])))
  await walk.ask(forgetUpload, { params: { ...params, upload: forgotten.upload } }, asking)
  const broken = { name: walk.mark('file: broken'), content: Buffer.from(`PK\x03\x04${walk.mark('file: broken')}`).toString('base64') }
  await walk.refused(uploadImport, { params, body: broken }, asking)

  const body = () => ({ name: walk.mark('import-map: name'), map: markedMap(walk) })
  const [, dropped] = [
    await walk.ask(saveImportMap, { params, body: body() }, asking),
    await walk.ask(saveImportMap, { params, body: body() }, asking),
  ]
  await walk.ask(dropImportMap, { params: { ...params, map: dropped.map } }, asking)
  await walk.ask(listImportMaps, { params }, asking)
}
