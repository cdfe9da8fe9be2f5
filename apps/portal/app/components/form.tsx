import type { ReactNode } from 'react'
import { useMessages } from '../i18n/translator.ts'
import { Button } from './button.tsx'

export { type FormValues, first, valuesOf } from './form-values.ts'

type PostFormProps = { readonly action?: string; readonly multipart?: boolean; readonly children: ReactNode }

/** A form that works without script and shows no bubbles of the browser's. */
export const PostForm = ({ action, multipart = false, children }: PostFormProps) => (
  <form method="post" noValidate {...(action ? { action } : {})} {...(multipart ? { encType: 'multipart/form-data' } : {})}>
    {children}
  </form>
)

export const ContinueButton = () => <Button>{useMessages()('form.continue')}</Button>
