import type { IParserErrorMessageProvider } from 'chevrotain'

export const aName = 'a name'
export const aValue = 'a value or a condition'

/** What a rule stands for, in the words of the field; said when none of its alternatives fits. */
const phrases: Readonly<Record<string, string>> = {
  item: '`entity`, `segment`, `traits` or `test`',
  expression: aValue,
  operand: aValue,
  minus: aValue,
  literal: aValue,
  negation: aValue,
  operatorTail: 'an operator',
  window: 'a window such as `within last 30 days` or `since 2026-01-01`',
  within: '`last`, `next`, `this`, `previous`, `today` or `yesterday`',
  moment: 'a date or an instant',
  rollingUnit: 'a unit of time such as `days`',
  fixedUnit: '`minutes`, `hours`, `days` or `weeks`',
  calendarUnit: '`week`, `month`, `quarter` or `year`',
  count: 'a count such as `at least 3`',
  event: "an event's name in quotes",
  steps: 'a step of the sequence',
  segment: '`=` or `{`',
  segmentBody: '`where`, `sql`, `title`, `description`, `folder` or `refresh`',
  traitsBody: 'a trait, `where`, `sql`, `title`, `description`, `folder` or `refresh`',
  segmentStatement: '`where`, `sql`, `title`, `description`, `folder`, `refresh` or `}`',
  traitsStatement: 'a trait, `where`, `sql`, `title`, `description`, `folder`, `refresh` or `}`',
  entityStatement: '`from`, `id`, `field`, `many`, `one`, `sends`, `also`, `title`, `description` or `}`',
  placeStatement: '`from`, `id`, `field`, `many`, `one` or `}`',
  relationStatement: '`field`, `many`, `one` or `}`',
  testStatement: '`as of`, `given`, `expect` or `}`',
  castTarget: 'a type: `text`, `number`, `integer`, `boolean`, `date` or `timestamp`',
  cell: 'a value: a text, a number, a date, an instant, `true`, `false`, `null` or a list',
  setOperand: 'the name of a segment',
  expectation: '`in`, `out` or a trait',
  description: 'a text in quotes',
  call: '`identify` or `group`',
}

const statements = new Set(
  Object.entries(phrases).flatMap(([rule, phrase]) => (rule.endsWith('Statement') ? [phrase] : [])),
)
/** Whether a statement was expected where something else stands. */
export const isStatement = (phrase: string): boolean => statements.has(phrase)

/** The message is what was expected; the sentence around it is made where the finding is. */
export const messages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.LABEL ?? expected.name,
  buildNotAllInputParsedMessage: () => 'the end of the item',
  buildNoViableAltMessage: ({ ruleName, customUserDescription }) =>
    customUserDescription ?? phrases[ruleName] ?? ruleName,
  buildEarlyExitMessage: ({ ruleName, customUserDescription }) =>
    customUserDescription ?? phrases[ruleName] ?? ruleName,
}
