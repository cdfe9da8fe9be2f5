import { Button } from '../components/button.tsx'
import { PostForm } from '../components/form.tsx'

const path = '/sign-in/organisation'

/** Leads to the sign-in of one's organisation, and back to what was wanted. */
export const OrganisationForm = ({ label, next }: { readonly label: string; readonly next: string }) => (
  <PostForm action={path}>
    <input type="hidden" name="next" value={next} />
    <Button id="with-organisation">Sign in with {label}</Button>
  </PostForm>
)

/** The same in a new tab, so that what was typed here stays. */
export const ConfirmByOrganisationForm = ({ label }: { readonly label: string }) => (
  <form method="post" action={path} target="_blank" rel="noopener">
    <input type="hidden" name="confirm" value="1" />
    <Button id="with-organisation">Confirm with {label} (opens in a new tab)</Button>
  </form>
)
