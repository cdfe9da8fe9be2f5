import { ButtonLink } from '../../../components/button.tsx'
import { InsetText } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { useDay } from '../../../i18n/translator.ts'

type Invitation = { readonly link: string; readonly until: string; readonly mailed: boolean }

/** A new link, this once. */
export const InvitationShown = ({ link, until, mailed }: Invitation) => (
  <Page title="The person is invited">
    <h1>The person is invited</h1>
    <p>
      {mailed
        ? 'We sent them this link by e-mail. Should it not arrive, hand it over yourself.'
        : 'No mail server is set up here. Hand this link over yourself, in a way that nobody else reads.'}
    </p>
    <InsetText>
      <p className="app-link-shown">{link}</p>
    </InsetText>
    <p>It works once, until {useDay()(until)}, and is not shown again.</p>
    <ButtonLink href="/staff/people">Back to the list</ButtonLink>
  </Page>
)
