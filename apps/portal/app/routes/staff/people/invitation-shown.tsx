import { ButtonLink } from '../../../components/button.tsx'
import { InsetText } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { useDay } from '../../../i18n/translator.ts'

type Invitation = { readonly link?: string | undefined; readonly until: string }

/** Where the new link went; shown, this once, where there is no mail. */
export const InvitationShown = ({ link, until }: Invitation) => (
  <Page title="The person is invited">
    <h1>The person is invited</h1>
    {link === undefined ? (
      <p>
        We are sending them a link by e-mail. Should it not arrive, look at the address: if it is right, send a new link; if not, remove them and
        invite them again.
      </p>
    ) : (
      <>
        <p>No mail server is set up here. Hand this link over yourself, in a way that nobody else reads. It is not shown again.</p>
        <InsetText>
          <p className="app-link-shown">{link}</p>
        </InsetText>
      </>
    )}
    <p>The link works once, until {useDay()(until)}.</p>
    <ButtonLink href="/staff/people">Back to the list</ButtonLink>
  </Page>
)
