// Small mistakes made by rule in formatted TypeScript, with no parser: biome's spacing tells an operator from the bracket of a type.

/** @typedef {{ start: number, end: number, to: string }} Edit */

const blank = (/** @type {string} */ text) => text.replaceAll(/[^\n]/g, ' ')

/** What is no code to mutate, by the first word of a top-level statement. */
const declarations = /^(import|export \*|type|export type|interface|export interface)\b/

/** Top-level statements: each begins where something stands at the edge that closes nothing. */
const chunksOf = (/** @type {string} */ source) => {
  const starts = [...source.matchAll(/^[^\s)\]}|&*]/gm)].map(({ index }) => index)
  return starts.map((start, index) => ({ start, text: source.slice(start, starts[index + 1] ?? source.length) }))
}

/** The source with everything blanked that is no code of the named statements (all, unless named), at the same places. */
const codeOf = (/** @type {string} */ source, /** @type {readonly string[] | undefined} */ names) => {
  let code = ''
  for (const { start, text } of chunksOf(source)) {
    const name = /^(?:export )?const (\w+)/.exec(text)?.[1]
    const left = declarations.test(text) || (names !== undefined && !names.includes(name ?? ''))
    code += blank(source.slice(code.length, start)) + (left ? blank(text) : text)
  }
  return code
    .replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, blank)
    .replaceAll(/(?<=\w)<[A-Z'][^()=]*?>+(?=[(),; \n{[])/g, blank)
    .replaceAll(/(?<=\w: )(readonly )?[A-Z]\w*(\[[^\]\n]*\])*/g, blank)
}

/** Where the bracket that opens at `open` closes. */
const closing = (/** @type {string} */ code, /** @type {number} */ open) => {
  let depth = 0
  for (let at = open; at < code.length; at += 1) {
    if ('([{'.includes(code.charAt(at))) depth += 1
    if (')]}'.includes(code.charAt(at))) depth -= 1
    if (depth === 0) return at
  }
  return code.length - 1
}

const number = (/** @type {string} */ text) => {
  const value = Number(text.replaceAll('_', ''))
  return [String(value >= 1000 ? value * 2 : value + 1)]
}

/** @type {readonly (readonly [pattern: RegExp, ...to: (string | ((found: string) => readonly string[]))[]])[]} */
const rules = [
  [/(?<= )===(?= )/g, '!=='],
  [/(?<= )!==(?= )/g, '==='],
  [/(?<= )<(?= )/g, '<=', '>='],
  [/(?<= )<=(?= )/g, '<', '>'],
  [/(?<= )>(?= )/g, '>=', '<='],
  [/(?<= )>=(?= )/g, '>', '<'],
  [/(?<= )&&(?=\s)/g, '||'],
  [/(?<= )\|\|(?=\s)/g, '&&'],
  [/(?<= )\?\?(?= )/g, '&&'],
  [/(?<= )\+(?= )/g, '-'],
  [/(?<= )-(?= )/g, '+'],
  [/(?<= )\*(?= )/g, '/'],
  [/(?<=[\s(])!(?=[\w(])/g, ''],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/(?<=[\s([-])\d[\d_]*(?=[\s)\],;]|$)/gm, number],
  [/'[^'\n]*'/g, (found) => [found === "''" ? "'mutant'" : "''"]],
  [/(?<=\.)some(?=\()/g, 'every'],
  [/(?<=\.)every(?=\()/g, 'some'],
  [/(?<=Math\.)min\b/g, 'max'],
  [/(?<=Math\.)max\b/g, 'min'],
  [/(?<=[({[,:] |=> |[^=] = |return |[({[]|^\s*)(?!return )[\w.]+(\?\.\w+)*(?=\s+\? )/gm, (found) => [`!${found}`]],
  [/\.\.\.[\w.]+(?![\w.(]),? ?/g, ''],
  [/(?<=^\s+)\w+ [+-]?= .*$/gm, ''],
  [/\bbreak$/gm, ''],
  [/(?<=^ {4,})(?!case|default|return|const)[a-z]\w*\.\w+\(.*\)$/gm, ''],
]

/** A condition that always or never holds, and a spread that adds nothing. @returns {Edit[]} */
const bracketed = (/** @type {string} */ code) => [
  ...[...code.matchAll(/\bif \(/g)].flatMap(({ index }) => {
    const [start, end] = [index + 4, closing(code, index + 3)]
    return ['true', 'false'].map((to) => ({ start, end, to }))
  }),
  ...[...code.matchAll(/\.\.\.\(/g)].map(({ index }) => ({ start: index, end: closing(code, index + 3) + 1, to: '...[]' })),
]

/** Whether a condition is one comparison or one value, negated or not. */
const isOne = (/** @type {string} */ code, /** @type {Edit} */ { start, end }) => /^!?[\w.?]+( [!=]== \S+)?$/.test(code.slice(start, end))

/**
 * Every single mistake the rules make in a source: a comparison or connective turned, a boundary moved, a condition that always or never holds,
 * a literal or refusal code exchanged, something spread or assigned left out. With names, only in these top-level constants.
 * @param {string} source
 * @param {readonly string[]} [names]
 * @returns {Edit[]} in the order of the source
 */
export const operatorMutants = (source, names) => {
  const code = codeOf(source, names)
  const simple = rules.flatMap(([pattern, ...tos]) =>
    [...code.matchAll(pattern)].flatMap(({ index, 0: found }) =>
      tos.flatMap((to) => (typeof to === 'string' ? [to] : to(found))).map((to) => ({ start: index, end: index + found.length, to })),
    ),
  )
  const whole = bracketed(code)
  // A condition turned round is caught by whatever catches both always and never.
  const rest = simple.filter(({ start, end }) => !whole.some((one) => one.to === 'true' && one.start <= start && end <= one.end && isOne(code, one)))
  return [...rest, ...whole].toSorted((one, other) => one.start - other.start || one.end - other.end)
}
