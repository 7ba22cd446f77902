import type { Expression } from '../../../grammar/tree/index.ts'
import type { ColumnPlace, Scope } from '../model/scope.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly group?: string
  /** Beside the label, dimmed: a type, a path. */
  readonly note?: string
}

/** What may be typed; `plain`: any text. */
export type Input = 'plain' | 'number' | 'whole' | 'date'

export interface Suggestions {
  readonly known?: readonly string[]
  readonly column?: ColumnPlace
}

/** Whether upper and lower case are told apart; `turn` makes it the other way. */
export interface Letters {
  readonly ignored: boolean
  readonly turn: () => Expression
}

/** How a chip is changed. Every change gives the whole rule anew. */
export type Editor =
  | {
      readonly kind: 'choice'
      readonly value?: string
      readonly options: () => readonly Option[]
      readonly choose: (value: string) => Expression
      /** What is typed and is no option: a path into JSON, an event nobody saw yet. */
      readonly other?: (typed: string) => Expression | undefined
    }
  | {
      readonly kind: 'value'
      readonly value: string
      readonly input: Input
      readonly set: (value: string) => Expression
      readonly suggestions?: Suggestions
      /** Fields to compare with instead. */
      readonly fields?: () => readonly Option[]
      readonly setField?: (value: string) => Expression
      readonly letters?: Letters
    }
  | {
      readonly kind: 'values'
      readonly values: readonly string[]
      readonly input: Input
      readonly set: (values: readonly string[]) => Expression
      readonly suggestions?: Suggestions
      readonly letters?: Letters
    }
  /** As SegQL text: whatever the sentence forms do not cover. */
  | {
      readonly kind: 'segql'
      readonly text: string
      readonly as: 'condition' | 'value'
      readonly set: (expression: Expression) => Expression
    }

export type Tone = 'verb' | 'field' | 'event' | 'segment' | 'value' | 'plain' | 'code'

export interface Chip {
  readonly kind: 'chip'
  /** Tells it from the other chips of the rule, and stays the same while the rule keeps its form. */
  readonly key: string
  /** JSON pointer from the rule of what the chip says. */
  readonly path: string
  /** What is chosen here: `Event`, `Operator`. */
  readonly label: string
  readonly text: string
  readonly tone: Tone
  /** Nothing is chosen yet. */
  readonly empty?: true
  readonly editor: Editor
}

export interface Word {
  readonly kind: 'word'
  readonly text: string
}

/** A small button in the sentence: `+ where`, `×`. */
export interface Act {
  readonly kind: 'act'
  readonly key: string
  readonly icon: 'add' | 'remove'
  readonly label: string
  readonly text?: string
  readonly apply: () => Expression
}

export type Part = Chip | Word | Act

/** Where a part of a rule stands, what names mean there, and how it is changed. */
export interface Place {
  readonly scope: Scope
  readonly path: string
  readonly put: (next: Expression) => Expression
}

export const word = (text: string): Word => ({ kind: 'word', text })

/** The place of a child: `inside(place, '/where', (where) => ({ ...node, where }))`. */
export const inside = (
  { scope, path, put }: Place,
  step: string,
  rebuild: (next: Expression) => Expression,
  own?: Scope,
): Place => ({ scope: own ?? scope, path: `${path}${step}`, put: (next) => put(rebuild(next)) })

/** The sentence in plain text: for labels, the panel, announcements. */
export const textOf = (parts: readonly Part[]): string =>
  parts
    .flatMap((part) => (part.kind === 'act' ? [] : [part.text]))
    .join(' ')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
    .replaceAll(' ,', ',')
