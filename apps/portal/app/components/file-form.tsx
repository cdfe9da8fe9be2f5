import type { Problem } from '@heard/contracts'
import { largestFile } from '@heard/contracts/engagement'
import type { ReactNode } from 'react'
import { type MessageKey, type Translate, useMessages } from '../i18n/translator.ts'
import { errorsFrom } from '../services/form.ts'
import { fileOf, uploadIn } from '../services/upload.ts'
import { Button } from './button.tsx'
import type { FieldError } from './field.ts'
import { PostForm } from './form.tsx'
import { Input } from './input.tsx'

const megabytes = largestFile / 1024 / 1024

const refusals = {
  'too-large': 'files.too-large',
  'other-kind': 'files.other-kind',
  'name-misleads': 'files.other-kind',
  'two-kinds-in-one': 'files.damaged',
  'damaged-file': 'files.damaged',
  infected: 'files.infected',
  'not-checked': 'files.not-now',
  'too-large-to-check': 'files.too-large',
  'files-full': 'files.not-now',
  'too-many-files': 'files.enough',
  'too-many-requests': 'unsent.busy',
} as const satisfies Readonly<Record<string, MessageKey>>

/** Why a file was not taken, in plain words. */
export const fileErrors = (problem: Problem, t: Translate): FieldError[] =>
  errorsFrom(problem, {
    otherwise: 'file',
    paths: { content: 'file', name: 'file' },
    words: Object.fromEntries(Object.entries(refusals).map(([code, key]) => [code, t(key, { megabytes })])),
  })

type Read =
  | { readonly form: FormData; readonly file: NonNullable<Awaited<ReturnType<typeof fileOf>>> }
  | { readonly error: FieldError; readonly status: number; readonly form?: FormData }

/** The file that was chosen, or why there is none; `form` where only the file is missing. */
export const chosenFile = async (request: Request, t: Translate): Promise<Read> => {
  const tooLarge = { error: { field: 'file', message: t('files.too-large', { megabytes }) }, status: 413 } as const
  const upload = await uploadIn(request, largestFile)
  if (upload === 'too-long') return tooLarge
  const file = await fileOf(upload.form)
  if (!file) return { error: { field: 'file', message: t('files.missing') }, status: 400, form: upload.form }
  return file.size > largestFile ? tooLarge : { form: upload.form, file }
}

const accept = 'image/jpeg,image/png,image/webp,audio/*'

type FileFormProps = {
  readonly errors: readonly FieldError[] | undefined
  readonly children?: ReactNode
  /** Other buttons that send the form, and the chosen file with it. */
  readonly buttons?: ReactNode
}

/** Sends one photo or recording. */
export const FileForm = ({ errors, children, buttons }: FileFormProps) => {
  const t = useMessages()
  return (
    <PostForm multipart>
      {children}
      <Input name="file" type="file" label={t('files.choose')} hint={t('files.choose-hint', { megabytes })} accept={accept} errors={errors} />
      <Button look="secondary">{t('files.send')}</Button>
      {buttons}
    </PostForm>
  )
}
