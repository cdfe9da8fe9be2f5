import { expect, test } from 'vitest'
import { logicalCss } from './logical-css.ts'

const turned = (prop: string, value: string, beside: readonly { prop: string }[] = []): string[] => {
  const written: string[] = []
  let kept = true
  const declaration = {
    prop,
    value,
    parent: { nodes: beside },
    cloneBefore: (clone: { prop: string; value: string }) => written.push(`${clone.prop}: ${clone.value}`),
    remove: () => {
      kept = false
    },
  }
  logicalCss.Declaration(declaration)
  return kept ? [...written, `${declaration.prop}: ${declaration.value}`] : written
}

test.each([
  ['margin-left', '4px', ['margin-inline-start: 4px']],
  ['right', '0', ['inset-inline-end: 0']],
  ['border-top-left-radius', '4px', ['border-start-start-radius: 4px']],
  ['text-align', 'left', ['text-align: start']],
  ['text-align', 'center', ['text-align: center']],
  ['padding', '1px 2px 3px 4px', ['padding-block: 1px 3px', 'padding-inline: 4px 2px']],
  ['padding', '1px 2px', ['padding: 1px 2px']],
  ['margin', '0 1px 0 1px', ['margin: 0 1px 0 1px']],
  ['margin', '0 calc(1px + 2px) 0 1px', ['margin: 0 calc(1px + 2px) 0 1px']],
  ['color', 'left', ['color: left']],
])('%s: %s becomes logical', (prop, value, expected) => {
  expect(turned(prop, value)).toStrictEqual(expected)
})

test('leaves the borders that an arrow is cut out of', () => {
  expect(turned('border-left-color', 'inherit', [{ prop: 'clip-path' }])).toStrictEqual(['border-left-color: inherit'])
})
