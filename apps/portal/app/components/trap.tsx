import { useMessages } from '../i18n/translator.ts'

const name = 'website'

/** A field that only machines fill in: out of sight, out of the order of keys, and passed over by screen readers. Whoever gets there is told to leave it. */
export const Trap = () => (
  <div className="app-trap" aria-hidden="true">
    <label htmlFor={name}>{useMessages()('form.trap')}</label>
    <input id={name} name={name} type="text" tabIndex={-1} autoComplete="off" />
  </div>
)

/** Whether it was filled in; not with what. */
export const isTrapped = (form: FormData): boolean => String(form.get(name) ?? '') !== ''
