import { Parser } from 'saxen'

type Attribute = 'guid' | 'text' | 'boolean' | 'moment' | 'integer'
type ElementRule = {
  /** Attributes with what they hold; those with a `!` must be there. */
  readonly attributes: Readonly<Record<string, Attribute | `${Attribute}!`>>
  /** Children in the order in which they may stand, with how many: any number, at most one, exactly one, at least one. */
  readonly children: readonly (readonly [string, '*' | '?' | '1' | '+'])[]
}

const dated = { creatingUser: 'guid', creationDateTime: 'moment', modifyingUser: 'guid', modifiedDateTime: 'moment' } as const
const reference: ElementRule = { attributes: { targetGUID: 'guid!' }, children: [] }
const words: ElementRule = { attributes: {}, children: [] }
const text: ElementRule = {
  attributes: { guid: 'guid!', name: 'text', richTextPath: 'text', plainTextPath: 'text', ...dated },
  children: [
    ['Description', '?'],
    ['PlainTextContent', '?'],
    ['PlainTextSelection', '*'],
    ['Coding', '*'],
    ['NoteRef', '*'],
  ],
}
const listOf = (name: string): ElementRule => ({ attributes: {}, children: [[name, '+']] })

/** The elements that a project of ours has, as the schema of the standard (Project.xsd, version 1.0 of 18 March 2019) describes them. */
const schema: Readonly<Record<string, ElementRule>> = {
  Project: {
    attributes: {
      name: 'text!',
      origin: 'text',
      creatingUserGUID: 'guid',
      creationDateTime: 'moment',
      modifyingUserGUID: 'guid',
      modifiedDateTime: 'moment',
      basePath: 'text',
    },
    children: [
      ['Users', '?'],
      ['CodeBook', '?'],
      ['Variables', '?'],
      ['Cases', '?'],
      ['Sources', '?'],
      ['Notes', '?'],
      ['Links', '?'],
      ['Sets', '?'],
      ['Graphs', '?'],
      ['Description', '?'],
      ['NoteRef', '*'],
    ],
  },
  Users: listOf('User'),
  User: { attributes: { guid: 'guid!', name: 'text', id: 'text' }, children: [] },
  CodeBook: { attributes: {}, children: [['Codes', '1']] },
  Codes: listOf('Code'),
  Code: {
    attributes: { guid: 'guid!', name: 'text!', isCodable: 'boolean!', color: 'text' },
    children: [
      ['Description', '?'],
      ['NoteRef', '*'],
      ['Code', '*'],
    ],
  },
  Sources: listOf('TextSource'),
  TextSource: text,
  PlainTextSelection: {
    attributes: { guid: 'guid!', name: 'text', startPosition: 'integer!', endPosition: 'integer!', ...dated },
    children: [
      ['Description', '?'],
      ['Coding', '*'],
      ['NoteRef', '*'],
    ],
  },
  Coding: {
    attributes: { guid: 'guid!', creatingUser: 'guid', creationDateTime: 'moment' },
    children: [
      ['CodeRef', '1'],
      ['NoteRef', '*'],
    ],
  },
  Notes: listOf('Note'),
  Note: text,
  CodeRef: reference,
  NoteRef: reference,
  Description: words,
  PlainTextContent: words,
}

const holds: Readonly<Record<Attribute, RegExp>> = {
  guid: /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  text: /^/,
  boolean: /^(true|false)$/,
  moment: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  integer: /^\d+$/,
}

/** An element of a project as it was read. */
export type Read = { readonly name: string; readonly attributes: Readonly<Record<string, string>>; readonly children: Read[]; text: string }

const parse = (xml: string): Read => {
  const root: Read = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  new Parser()
    .ns({ 'urn:QDA-XML:project:1.0': 'qda' })
    .on('error', (error) => {
      throw error
    })
    .on('openTag', (name, attributes, decode) => {
      const entries = Object.entries(attributes()).filter(([attribute]) => attribute !== 'xmlns')
      const read: Read = {
        name: name.replace('qda:', ''),
        attributes: Object.fromEntries(entries.map(([attribute, value]) => [attribute, decode(value)])),
        children: [],
        text: '',
      }
      open.at(-1)?.children.push(read)
      open.push(read)
    })
    .on('text', (said, decode) => {
      const read = open.at(-1)
      if (read) read.text += decode(said)
    })
    .on('closeTag', () => {
      open.pop()
    })
    .parse(xml)
  return root
}

const inOrder = ({ children }: Read, rule: ElementRule): readonly string[] => {
  const names = children.map(({ name }) => name)
  const expected = rule.children.flatMap(([name]) => names.filter((each) => each === name))
  const counted = rule.children.filter(([name, many]) => {
    const found = names.filter((each) => each === name).length
    return (many === '1' && found !== 1) || (many === '?' && found > 1) || (many === '+' && found === 0)
  })
  return [
    ...(names.join() === expected.join() ? [] : [`children ${names.join()}`]),
    ...counted.map(([name, many]) => `${name} is not there as ${many} says`),
  ]
}

const wrongIn = (read: Read): readonly string[] => {
  const rule = schema[read.name]
  if (!rule) return [`${read.name} is no element of a project`]
  const wrong = [
    ...Object.entries(rule.attributes).flatMap(([name, holding]) => (holding.endsWith('!') && !(name in read.attributes) ? [`no ${name}`] : [])),
    ...Object.entries(read.attributes).flatMap(([name, value]) => {
      const kind = rule.attributes[name]?.replace('!', '') as Attribute | undefined
      return kind && holds[kind].test(value) ? [] : [`${name}="${value}"`]
    }),
    ...inOrder(read, rule),
  ]
  return [...wrong.map((what) => `${read.name}: ${what}`), ...read.children.flatMap(wrongIn)]
}

const every = (read: Read): readonly Read[] => [read, ...read.children.flatMap(every)]

/** References that lead nowhere, ids that are there twice, and texts given in both ways or in none. */
const looseIn = (project: Read): readonly string[] => {
  const all = every(project)
  const ids = all.flatMap(({ attributes }) => attributes.guid ?? [])
  const known = new Set(ids)
  const named = all.flatMap(({ attributes: { targetGUID, creatingUser, creatingUserGUID } }) => [targetGUID, creatingUser, creatingUserGUID])
  const texts = all.filter(({ name }) => name === 'TextSource' || name === 'Note')
  return [
    ...named.flatMap((guid) => (guid === undefined || known.has(guid) ? [] : [`${guid} is nothing in the file`])),
    ...(known.size === ids.length ? [] : ['an id is there twice']),
    ...texts.flatMap(({ name, attributes, children }) =>
      (attributes.plainTextPath === undefined) === children.some((child) => child.name === 'PlainTextContent') ? [] : [`${name} has not one text`],
    ),
  ]
}

/** A `project.qde` as it reads, and everything in which it is not as the schema wants it. */
export const readProject = (xml: string): { readonly project: Read; readonly wrong: readonly string[] } => {
  const [project] = parse(xml).children
  if (!project) throw new TypeError('there is no project')
  return { project, wrong: [...(project.name === 'Project' ? [] : ['not a project']), ...wrongIn(project), ...looseIn(project)] }
}

/** Every element of this name. */
export const allOf = (project: Read, name: string): readonly Read[] => every(project).filter((read) => read.name === name)
