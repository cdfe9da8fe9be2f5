import { Button } from '../components/button.tsx'
import type { FieldError } from '../components/field.ts'
import { PostForm } from '../components/form.tsx'
import { Input } from '../components/input.tsx'

const path = '/sign-in/link'

type Typed = { readonly errors?: readonly FieldError[] | undefined; readonly email?: string | undefined }

/** Asks for a link by e-mail. */
export const AskForLinkForm = ({ errors, email }: Typed) => (
  <PostForm action={path}>
    <Input
      name="link-email"
      label="Your e-mail address"
      errors={errors}
      value={email}
      type="email"
      autoComplete="email"
      spellCheck={false}
      width={30}
    />
    <Button id="send-link" look="secondary">
      Send me a link
    </Button>
  </PostForm>
)

/** The same in a new tab and for the own address, so that what was typed here stays. */
export const ConfirmByLinkForm = ({ email }: { readonly email: string }) => (
  <form method="post" action={path} target="_blank" rel="noopener">
    <input type="hidden" name="link-email" value={email} />
    <Button id="send-link">Send me a link (opens in a new tab)</Button>
  </form>
)
