import { Details } from '../../../components/content.tsx'
import { Phone } from '../../../components/phone.tsx'

/** Reading about harm is hard work: what helps those who do it. */
export const CareNote = () => (
  <Details summary="Looking after yourself">
    <p>What people tell can stay with you. You may stop at any time and hand this over to a colleague; nobody asks why.</p>
    <p>Talk to somebody you work with, to the safeguarding lead or to your manager, today rather than at the end of the week.</p>
    <p>
      Samaritans listen at any time, also to people who help others: <Phone number="116 123" />.
    </p>
  </Details>
)
