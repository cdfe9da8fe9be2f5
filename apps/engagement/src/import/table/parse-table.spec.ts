import { zipOf } from '@heard/files/testing'
import { describe, expect, it } from 'vitest'
import { csvOf } from '../run/rejected-csv.ts'
import { naughtyStrings, tableOf, testData, testFiles, workbookOf } from '../test-data.fixture.ts'
import { TableRefused, tableLimits } from './table.ts'

const cellsOf = async (content: Uint8Array | string): Promise<readonly (readonly string[])[]> =>
  (await tableOf(content)).rows.map(({ cells }) => cells)

const refusal = async (content: Uint8Array | string, limits = tableLimits): Promise<string> => {
  try {
    await tableOf(content, {}, limits)
  } catch (error) {
    if (error instanceof TableRefused) return `${error.code}: ${error.message}`
    throw error
  }
  return 'not refused'
}

describe('csv-spectrum', () => {
  it.each(testFiles('csv-spectrum/csvs'))('reads %s as the JSON beside it says', async (file) => {
    const expected: unknown = JSON.parse(testData(`csv-spectrum/json/${file.replace('.csv', '.json')}`).toString('utf8'))
    const { head, rows } = await tableOf(testData(`csv-spectrum/csvs/${file}`))
    const read = rows.map(({ cells }) => Object.fromEntries(head.header.map((name, index) => [name, cells[index]])))
    expect(read).toStrictEqual(Array.isArray(expected) ? expected : [expected])
  })
})

describe('encodings', () => {
  const text = 'naïve;Łódź\r\n“déjà”;اردو\r\n'
  const rows = [['“déjà”', 'اردو']]
  it('reads UTF-8 with and without a byte order mark', async () => {
    expect(await cellsOf(Buffer.from(text))).toStrictEqual(rows)
    expect(await tableOf(Buffer.from(`\ufeff${text}`))).toMatchObject({
      head: { header: ['naïve', 'Łódź'], layout: { encoding: 'utf-8', delimiter: ';' } },
    })
  })
  it('reads UTF-16 in both byte orders by its mark', async () => {
    const little = Buffer.from(`\ufeff${text}`, 'utf16le')
    expect(await cellsOf(little)).toStrictEqual(rows)
    expect(await cellsOf(Buffer.from(little).swap16())).toStrictEqual(rows)
  })
  it('reads UTF-16 without a mark by its zeros', async () => {
    const little = Buffer.from('name,comment\r\nAda,Good\r\n', 'utf16le')
    expect(await cellsOf(little)).toStrictEqual([['Ada', 'Good']])
    expect(await cellsOf(Buffer.from(little).swap16())).toStrictEqual([['Ada', 'Good']])
  })
  it('reads what is not UTF-8 as Windows-1252', async () => {
    const { head, rows: read } = await tableOf(Buffer.from('a,b\r\ncaf\xe9,it\x92s\r\n', 'latin1'))
    expect([head.layout.encoding, read]).toStrictEqual(['windows-1252', [{ row: 2, cells: ['café', 'it’s'] }]])
  })
})

describe('delimiters', () => {
  it.each([',', ';', '\t', '|'])('finds %j although the texts hold the others', async (delimiter) => {
    const { head, rows } = await tableOf(`id${delimiter}text\n1${delimiter}"a, b; c\t d | e"\n2${delimiter}"no, none; at all"\n`)
    expect([head.header, rows[0]?.cells]).toStrictEqual([
      ['id', 'text'],
      ['1', 'a, b; c\t d | e'],
    ])
  })
  it('leaves a file of one column whole', async () => {
    expect(await cellsOf('comment\nIt was good, really\nNo\nSlow, cold, loud\n')).toStrictEqual([
      ['It was good, really'],
      ['No'],
      ['Slow, cold, loud'],
    ])
  })
  it('is not led astray by quotation marks within texts', async () => {
    const { head, rows } = await tableOf('id;text\n1;a 5" pipe, cold\n2;say ""hi"", please\n3;no, not once\n')
    expect([head.layout.delimiter, rows.length]).toStrictEqual([';', 3])
  })
  it('believes the line that Excel understands', async () => {
    const { head, rows } = await tableOf('sep=;\r\nid;text\r\n1;a,b,c\r\n')
    expect([head.header, rows]).toStrictEqual([['id', 'text'], [{ row: 3, cells: ['1', 'a,b,c'] }]])
  })
})

describe('rows', () => {
  it('keeps ragged rows as they are, with the number that a spreadsheet gives them', async () => {
    const { rows } = await tableOf('a,b,c\n1,2\n\n1,2,3,4\n"x\ny",5,6\n7,8,9\n')
    expect(rows).toStrictEqual([
      { row: 2, cells: ['1', '2'] },
      { row: 4, cells: ['1', '2', '3', '4'] },
      { row: 5, cells: ['x\ny', '5', '6'] },
      { row: 6, cells: ['7', '8', '9'] },
    ])
  })
  it('takes a quotation mark within an unquoted text for what it is', async () => {
    expect(await cellsOf('a,b\n5" pipe,x\nsay "hi",y\n')).toStrictEqual([
      ['5" pipe', 'x'],
      ['say "hi"', 'y'],
    ])
  })
  it('reads naughty strings byte for byte, whatever stands around them', async () => {
    const strings = naughtyStrings()
    const file = csvOf([['id', 'text', 'more'], ...strings.map((text, index) => [String(index), text, 'end'])])
    const { rows } = await tableOf(file, { headerRows: 1, skip: 0 })
    expect(rows.map(({ cells }) => cells)).toStrictEqual(strings.map((text, index) => [String(index), text, 'end']))
  })
})

describe('headers', () => {
  it('passes over titles, and joins a row of codes with its row of questions', async () => {
    const { head, rows } = await tableOf(
      'Survey of 2021,,\n,,\nQ1,Q2,Q3\nWhat is your name?,What worked?,Please tell us more about what did not\nAda,All,Nothing\n',
    )
    expect(head.layout).toStrictEqual({ encoding: 'utf-8', delimiter: ',', skip: 2, headerRows: 2 })
    expect(head.header).toStrictEqual(['Q1 – What is your name?', 'Q2 – What worked?', 'Q3 – Please tell us more about what did not'])
    expect(rows).toStrictEqual([{ row: 5, cells: ['Ada', 'All', 'Nothing'] }])
  })
  it('gives a name to columns without one and tells twins apart', async () => {
    const { head } = await tableOf('a,,a,b\n1,2,3,4\n')
    expect(head.header).toStrictEqual(['a', 'Column B', 'a (2)', 'b'])
  })
  it('takes the layout that it is told', async () => {
    const { head, rows } = await tableOf('x;y\na;b\n1;2\n', { skip: 1, headerRows: 1, delimiter: ',' })
    expect([head.header, rows]).toStrictEqual([['a;b'], [{ row: 3, cells: ['1;2'] }]])
  })
})

describe('import shapes', () => {
  it.each([
    ['responses_biomass_format.csv', { skip: 0, headerRows: 2 }, 5, 5],
    ['responses_lgr_format.csv', { skip: 0, headerRows: 1 }, 8, 5],
    ['responses_scr_format.csv', { skip: 0, headerRows: 1 }, 5, 5],
    ['qu_format_a_numeric.xlsx', { skip: 2, headerRows: 1 }, 2, 2],
    ['qu_format_b_instruction.xlsx', { skip: 2, headerRows: 1 }, 2, 4],
  ])('reads %s', async (file, layout, columns, count) => {
    const { head, rows } = await tableOf(testData(`import-shapes/${file}`))
    expect(head.layout).toMatchObject(layout)
    expect([head.header.length, rows.length]).toStrictEqual([columns, count])
  })
  it('reads the sheet that is asked for', async () => {
    const { head, rows } = await tableOf(testData('import-shapes/qu_format_a_numeric.xlsx'), { sheet: 'Open questions' })
    expect(head.sheets).toStrictEqual(['Demographic', 'Open questions', 'Hybrid questions', 'Multiple Choice'])
    expect(rows[0]).toStrictEqual({ row: 4, cells: ['I', '2', 'What role would you and/or your organisation play in achieving these outcomes?'] })
  })
})

describe('workbooks', () => {
  it('keep texts byte for byte and numbers as they are written', async () => {
    const texts = [' leading', 'trailing ', 'two\nlines', '<b>&amp;</b>', '_x0041_', 'bell\u0007', '🙂 اردو', '=1+1']
    const { rows } = await tableOf(workbookOf({ Answers: [['text', 'number'], ...texts.map((text) => [text, 0.1])] }))
    expect(rows.map(({ cells }) => cells)).toStrictEqual(texts.map((text) => [text, '0.1']))
  })
  it('are refused when they unfold too far, whatever size they declare', async () => {
    const bomb = zipOf([{ name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(5_000_000), declared: 10 }])
    expect(bomb.length).toBeLessThan(10_000)
    expect(await refusal(bomb, { ...tableLimits, inflated: 1_000_000 })).toBe('inflates-too-far: The workbook unfolds to more than can be read')
  })
  it('are refused when many entries together unfold too far', async () => {
    const many = zipOf(Array.from({ length: 20 }, (_, index) => ({ name: `${index}.xml`, content: Buffer.alloc(100_000) })))
    expect(await refusal(many, { ...tableLimits, inflated: 1_000_000 })).toBe('inflates-too-far: The workbook unfolds to more than can be read')
  })
  it('are refused when they are damaged or something else', async () => {
    const good = workbookOf({ A: [['a'], ['b']] })
    expect(await refusal(good.subarray(0, good.length - 10))).toBe('unreadable-file: The workbook is damaged')
    expect(await refusal(zipOf([{ name: 'readme.txt', content: 'no workbook' }]))).toBe('unreadable-file: This is not a workbook that can be read')
  })
})

describe('refusals', () => {
  it('name the line of a quotation mark that is never closed', async () => {
    expect(await refusal('a,b\n1,2\n3,"open\n')).toMatch(/^unreadable-file: A quotation mark is opened and never closed \(at line \d\)$/)
  })
  it('end a table with too many rows, columns or too long a row', async () => {
    const small = { ...tableLimits, rows: 2, columns: 3, record: 100 }
    expect(await refusal('a\n1\n2\n3\n', small)).toBe('too-many-rows: The table has more than 2 rows')
    expect(await refusal('a,b,c,d\n1,2,3,4\n', small)).toBe('unreadable-file: The table has more than 3 columns')
    expect(await refusal(`a,b\n1,${'x'.repeat(200)}\n`, small)).toMatch(/^unreadable-file: One row is far too long/)
  })
  it('say that an empty file, or a picture, is no table', async () => {
    expect(await refusal('')).toBe('unreadable-file: The file has no header row')
    expect(await refusal(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'))).toBe(
      'unreadable-file: This is not a table but a file of another kind',
    )
  })
})
