import { describe, expect, it } from 'vitest'
import { keptIn, readFiles, withKept } from './file-rows.ts'

const pdf = { key: 'k1', kind: 'pdf' as const, called: 'minutes.pdf' }
const png = { key: 'k2', kind: 'png' as const, called: 'desk.png' }
const empty = { files: [], errors: [] }

describe('the files of a form', () => {
  it('are those that wait, each by what it is called, and a picture by what it shows', () => {
    const values = withKept(withKept({}, 1, pdf), 3, png)
    const typed = { 'file-1-name': ['Minutes'], 'file-1-shows': ['is no picture'], 'file-3-name': ['The desk'], 'file-3-shows': ['A desk'] }
    expect(readFiles({ ...values, ...typed })).toStrictEqual({
      files: [
        { key: 'k1', name: 'Minutes' },
        { key: 'k2', name: 'The desk', shows: 'A desk' },
      ],
      errors: [],
    })
  })
  it('may be none', () => expect(readFiles({ 'file-1-name': [' '], 'file-2-shows': [''] })).toStrictEqual(empty))
  it('are left out where somebody says so, whatever they are called', () => {
    const values = { ...withKept({}, 1, pdf), 'file-1-name': ['Minutes'], 'file-1-drop': ['yes'] }
    expect([readFiles(values), keptIn(values, 1)]).toStrictEqual([empty, undefined])
  })
  it.each([
    ['nothing is called so', { 'file-2-name': ['Minutes'] }, [['file-2', 'Choose file 2, or leave its name and what it shows empty']]],
    ['a file has no name', withKept({}, 1, pdf), [['file-1-name', 'Enter what file 1 is called']]],
    [
      'nobody says what a picture shows',
      { ...withKept({}, 1, png), 'file-1-name': ['The desk'] },
      [['file-1-shows', 'Say what the picture in file 1 shows']],
    ],
    ['a name is too long', { ...withKept({}, 1, pdf), 'file-1-name': ['x'.repeat(201)] }, [['file-1-name', 'Use 200 characters or fewer']]],
  ])('come back where %s', (_, values, expected) =>
    expect(readFiles(values).errors.map(({ field, message }) => [field, message])).toStrictEqual(expected),
  )
  it('are none where what waits cannot be read', () =>
    expect([keptIn({ 'file-1-kept': ['{'] }, 1), keptIn({ 'file-1-kept': ['{"key":"k"}'] }, 1)]).toStrictEqual([undefined, undefined]))
})
