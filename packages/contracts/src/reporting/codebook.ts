import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id } from '../values.ts'
import { notInUse, OneTheme, placeGone, seenVersion, splitOpen, themeChanged, themeWords, unknownTheme } from './theme-values.ts'
import { CodedBy, InProgramme, ThemeId } from './values.ts'
import { Wording, WrittenIn } from './wording.ts'

/** Coded contributions of a split theme are sorted to its parts; `open` until somebody says that it is finished. */
export const ThemeSplitView = z.strictObject({ split: Id, parts: z.array(ThemeId), open: z.boolean() })

/**
 * A theme of the codebook. `depth` is 0 for a theme at the top; `contributions` counts those that count as coded with the theme itself. `retired`: not used
 * any more; with `countsAs` because it counts as another one, which can be undone unless it is `takenBack` with the split that made it. `version` grows with each change.
 */
export const ThemeView = z
  .strictObject({
    id: ThemeId,
    parent: ThemeId.optional(),
    depth: z.int().min(0),
    order: z.int().min(0),
    name: Wording,
    definition: Wording.optional(),
    origin: CodedBy,
    retired: z.boolean(),
    countsAs: ThemeId.optional(),
    takenBack: z.literal(true).optional(),
    splits: z.array(ThemeSplitView),
    version: z.int().min(1),
    contributions: z.int().min(0),
  })
  .meta({ id: 'Theme' })
export type ThemeView = z.infer<typeof ThemeView>

const place = {
  /** The theme it lies under; left out for the top. */
  parent: ThemeId.optional(),
  /** Place among its siblings; left out for the end. */
  order: z.int().min(0).max(10_000).optional(),
}
const unknownParent = { 'unknown-parent': { status: 422, title: 'The theme to place it under is not in the codebook' } } as const
const parentRetired = { 'parent-retired': { status: 422, title: 'The theme to place it under is not used any more' } } as const

export const showCodebook = defineRoute({
  id: 'showCodebook',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/codebook',
  action: 'analysis.view',
  summary: 'The themes of a programme, each before the themes nested in it',
  params: InProgramme,
  answer: z.strictObject({ themes: z.array(ThemeView) }),
})

export const defineTheme = defineRoute({
  id: 'defineTheme',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/codebook/themes',
  action: 'theme.edit',
  summary: 'Define a theme, at the top or inside another',
  params: InProgramme,
  body: z.strictObject({ ...themeWords, ...place }),
  status: 201,
  answer: z.strictObject({ theme: ThemeId }),
  problems: {
    ...unknownParent,
    ...parentRetired,
    'theme-exists': { status: 409, title: 'This theme is defined already' },
  },
})

/** Longest codebook of another tool, in UTF-16 units, and how many themes it may add at once. */
export const largestCodebook = 500_000
export const mostBroughtThemes = 500

const QdcFile = z.strictObject({
  /** Or what describes a project (`project.qde` of a `.qdpx`), of which only the codebook is read. */
  qdc: z.string().max(largestCodebook, { error: 'This codebook is longer than half a million characters; bring it in in parts' }),
})

/** A codebook in the format of the REFI-QDA standard 1.5 (`.qdc`), which NVivo, MAXQDA, ATLAS.ti and others write and read. */
const codebookFile = {
  params: InProgramme,
  /** JSON writes some characters with six bytes. */
  largestBody: 6 * largestCodebook,
  problems: {
    'not-a-codebook': { status: 422, title: 'This is not a codebook in the REFI-QDA format; export it as “.qdc” from your tool' },
    'no-codes': { status: 422, title: 'There are no codes in this codebook' },
    'too-many-codes': { status: 422, title: 'This codebook adds more than 500 themes; bring it in in parts' },
  },
} as const

export const exportCodebook = defineRoute({
  id: 'exportCodebook',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/codebook/qdc',
  action: 'analysis.view',
  summary: 'The themes in use as a file that other tools for analysis read (REFI-QDA codebook)',
  exports: { what: 'codebook', format: 'qdc' },
  params: InProgramme,
  answer: z.strictObject({ name: z.string(), qdc: z.string() }),
})

export const previewCodebook = defineRoute({
  ...codebookFile,
  id: 'previewCodebook',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/codebook/imports/preview',
  body: QdcFile,
  action: 'theme.edit',
  summary: 'What a codebook of another tool would add; nothing is recorded',
  /** `known`: codes that are themes here already. `shortened`: names and definitions that are longer than they may be here. */
  answer: z.strictObject({
    added: z.array(z.strictObject({ theme: ThemeId, name: z.string(), depth: z.int().min(0) })),
    known: z.int().min(0),
    shortened: z.int().min(0),
  }),
})

export const importCodebook = defineRoute({
  ...codebookFile,
  id: 'importCodebook',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/codebook/imports',
  /** `language`: that its names and definitions are in; the format does not say. */
  body: QdcFile.extend({ language: WrittenIn }),
  action: 'theme.edit',
  summary: 'Add the themes of a codebook of another tool, all or none; what is there already stays as it is',
  answer: z.strictObject({ added: z.int().min(0) }),
  problems: { ...codebookFile.problems, ...unknownParent, ...parentRetired },
})

export const rewordTheme = defineRoute({
  id: 'rewordTheme',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/codebook/themes/:theme',
  action: 'theme.edit',
  summary: 'Change the name and definition of a theme',
  params: OneTheme,
  body: z.strictObject({ ...themeWords, seen: seenVersion }),
  status: 204,
  answer: z.undefined(),
  problems: { ...unknownTheme, ...notInUse, ...themeChanged },
})

export const moveTheme = defineRoute({
  id: 'moveTheme',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/codebook/themes/:theme/move',
  action: 'theme.edit',
  summary: 'Place a theme inside another, or at the top, or elsewhere among its siblings',
  params: OneTheme,
  body: z.strictObject(place),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownTheme,
    ...notInUse,
    ...unknownParent,
    ...parentRetired,
    'theme-would-contain-itself': { status: 409, title: 'A theme cannot lie inside itself or inside one of its own themes' },
  },
})

export const retireTheme = defineRoute({
  id: 'retireTheme',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/codebook/themes/:theme/retire',
  action: 'theme.edit',
  summary: 'Stop using a theme; what was coded with it stays in the record',
  params: OneTheme,
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownTheme,
    ...notInUse,
    'theme-has-themes': { status: 409, title: 'Move or retire the themes inside it first' },
    ...splitOpen,
  },
})

export const bringBackTheme = defineRoute({
  id: 'bringBackTheme',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/codebook/themes/:theme/bring-back',
  action: 'theme.edit',
  summary: 'Take the retirement of a theme back',
  params: OneTheme,
  status: 204,
  answer: z.undefined(),
  problems: { ...unknownTheme, ...placeGone, 'not-retired': { status: 409, title: 'This theme is not retired' } },
})
