import { answerEquality, myEquality, publicEquality, releaseEquality, showEquality, withdrawEquality } from '@heard/contracts/engagement'
import { EqualityController } from './equality.controller.ts'
import { AnswerEqualityHandler, MyEqualityHandler, WithdrawEqualityHandler } from './equality.handlers.ts'
import { EqualityLinks } from './equality-links.ts'
import { EqualityQueryHandler, PublicEqualityHandler, ReleaseEqualityHandler } from './figures.handlers.ts'
import { ForgetEquality } from './forget-equality.ts'
import { WaitingAnswers } from './waiting-answers.ts'

export const equalityRoutes = [myEquality, answerEquality, withdrawEquality, showEquality, releaseEquality, publicEquality]

export const equalityControllers = [EqualityController]

export const equalityProviders = [
  EqualityLinks,
  WaitingAnswers,
  ForgetEquality,
  MyEqualityHandler,
  AnswerEqualityHandler,
  WithdrawEqualityHandler,
  EqualityQueryHandler,
  PublicEqualityHandler,
  ReleaseEqualityHandler,
]
