import { escaped, type NotedCode, printCodes, printGuid, printNoteRefs } from '../codebook/qdc.ts'

/** The exchange format of tools for qualitative analysis: REFI-QDA standard 1.5, project. */
const NAMESPACE = 'urn:QDA-XML:project:1.0'

/** Who wrote or takes along: a number, and no name. */
export type User = { readonly guid: string; readonly name: string }
export type Note = { readonly guid: string; readonly name: string; readonly text: string; readonly by: string; readonly at: string }
export type Coding = { readonly guid: string; readonly code: string; readonly at: string }
/** `start` and `end`: in Unicode code points, `end` exclusive. */
export type Selection = {
  readonly guid: string
  readonly start: number
  readonly end: number
  readonly codings: readonly Coding[]
  readonly notes: readonly string[]
}
/** A text, which lies beside the project as `sources/<guid>.txt`. */
export type Source = {
  readonly guid: string
  readonly name: string
  readonly selections: readonly Selection[]
  readonly codings: readonly Coding[]
  readonly notes: readonly string[]
}
export type Project = {
  readonly name: string
  readonly by: string
  readonly at: string
  readonly users: readonly User[]
  readonly codes: readonly NotedCode[]
  readonly sources: readonly Source[]
  readonly allNotes: readonly Note[]
  /** Those on the project as a whole. */
  readonly notes: readonly string[]
}

const element = (name: string, children: readonly string[]): string => (children.length === 0 ? '' : `<${name}>\n${children.join('')}</${name}>\n`)

const printUser = ({ guid, name }: User): string => `<User guid="${printGuid(guid)}" name="${escaped(name)}"/>\n`

const printCoding = ({ guid, code, at }: Coding): string =>
  `<Coding guid="${printGuid(guid)}" creationDateTime="${at}"><CodeRef targetGUID="${printGuid(code)}"/></Coding>`

const printSelection = ({ guid, start, end, codings, notes }: Selection): string =>
  `<PlainTextSelection guid="${printGuid(guid)}" startPosition="${start}" endPosition="${end}">${codings.map(printCoding).join('')}${printNoteRefs(notes)}</PlainTextSelection>\n`

const printSource = ({ guid, name, selections, codings, notes }: Source): string =>
  `<TextSource guid="${printGuid(guid)}" name="${escaped(name)}" plainTextPath="internal://${printGuid(guid)}.txt">\n${selections.map(printSelection).join('')}${codings.map(printCoding).join('')}${printNoteRefs(notes)}</TextSource>\n`

const printNote = ({ guid, name, text, by, at }: Note): string =>
  `<Note guid="${printGuid(guid)}" name="${escaped(name)}" creatingUser="${printGuid(by)}" creationDateTime="${at}"><PlainTextContent>${escaped(text)}</PlainTextContent></Note>\n`

/** The project as `project.qde`, in the order that the schema of the standard wants. */
export const printQde = ({ name, by, at, users, codes, sources, allNotes, notes }: Project): string => {
  const head = `name="${escaped(name)}" origin="Heard" creatingUserGUID="${printGuid(by)}" creationDateTime="${at}"`
  const parts = [
    element('Users', users.map(printUser)),
    codes.length === 0 ? '' : element('CodeBook', [element('Codes', [printCodes(codes)])]),
    element('Sources', sources.map(printSource)),
    element('Notes', allNotes.map(printNote)),
    printNoteRefs(notes),
  ]
  return `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="${NAMESPACE}" ${head}>\n${parts.join('')}</Project>\n`
}

export const sourcePath = (guid: string): string => `sources/${printGuid(guid)}.txt`
