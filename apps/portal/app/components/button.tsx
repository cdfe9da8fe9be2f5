import type { ReactNode } from 'react'
import { classes } from './field.ts'

type Look = 'primary' | 'secondary' | 'warning' | 'reverse'
const lookOf = (look: Look): string => classes('nhsuk-button', look !== 'primary' && `nhsuk-button--${look}`)

type ButtonProps = {
  readonly look?: Look
  readonly id?: string
  readonly name?: string
  readonly value?: string
  /** Where this button sends the form instead. */
  readonly action?: string
  readonly children: ReactNode
}

/** Sends the form it stands in. */
export const Button = ({ look = 'primary', action, children, ...rest }: ButtonProps) => (
  <button className={lookOf(look)} type="submit" {...(action === undefined ? {} : { formAction: action })} {...rest}>
    {children}
  </button>
)

/** A link that starts something. */
export const ButtonLink = ({ look = 'primary', href, children }: { readonly look?: Look; readonly href: string; readonly children: ReactNode }) => (
  <a className={lookOf(look)} href={href} draggable="false">
    {children}
  </a>
)
