import { describe, expect, it } from 'vitest'
import { operatorMutants } from './operators.mjs'

const mutants = (source: string, names?: readonly string[]): readonly string[] =>
  operatorMutants(source, names).map(({ start, end, to }) => source.slice(0, start) + to + source.slice(end))

describe('mistakes made by rule', () => {
  it('turn comparisons and move their boundary', () => expect(mutants('const a = b < c')).toStrictEqual(['const a = b <= c', 'const a = b >= c']))

  it('let a condition hold always and never', () => expect(mutants("if (a.b === 'x') f()")).toStrictEqual(['if (true) f()', 'if (false) f()']))

  it('exchange connectives, negations, flags and numbers', () =>
    expect(mutants('const a = (b: B) => !b && true || f(9)')).toStrictEqual([
      'const a = (b: B) => b && true || f(9)',
      'const a = (b: B) => !b || true || f(9)',
      'const a = (b: B) => !b && false || f(9)',
      'const a = (b: B) => !b && true && f(9)',
      'const a = (b: B) => !b && true || f(10)',
    ]))

  it('leave out what is spread', () =>
    expect(mutants('const a = { ...b, ...(c ? {} : { d }) }')).toStrictEqual([
      'const a = { ...(c ? {} : { d }) }',
      'const a = { ...b, ...[] }',
      'const a = { ...b, ...(!c ? {} : { d }) }',
    ]))

  it('leave types, imports and comments alone', () =>
    expect(
      mutants(
        "import a from 'a'\n\ntype B =\n  | { readonly c: 'd' }\n\n/** It's not 'e' < 1. */\nconst f = (b: B['c'], g: Map<B, 'd'>): B => g // 'h'\n",
      ),
    ).toStrictEqual([]))

  it('keep to the constants that are named', () =>
    expect(mutants('const a = true\nexport const b = true\nconst c = true\n', ['b'])).toStrictEqual([
      'const a = true\nexport const b = false\nconst c = true\n',
    ]))
})
