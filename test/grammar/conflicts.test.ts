import type { IOrAlt, OrMethodOpts } from 'chevrotain'
import { expect, test } from 'vitest'
import { DocumentParser } from '../../grammar/parser/document.ts'

/**
 * Chevrotain compares the alternatives of an `OR` only where none has a gate. Built without gates and with two tokens of
 * look-ahead, the grammar has exactly these ambiguities; beside each stands what decides it: the order
 * of the alternatives, or a gate.
 */
const byOrder: Readonly<Record<string, string>> = {
  'expression 1,2': '`when` at the start of an expression; the second alternative tells one without its parentheses',
  'minus 1,2': 'a number right behind the sign belongs to it',
}
const byGate: Readonly<Record<string, string>> = {
  'expectation 1,3': '`in` before `=` is the name of a trait',
  'expectation 2,3': '`out` before `=` is the name of a trait',
  'operand 9,11': 'a name before `(` is an aggregate when it is one of their names, else a function',
  'operatorTail 1,2': 'windows, `in segment` and `has element` come before the rows of the operator table',
  'tableOperator 1,2,3': "the operator's row says what follows it",
  'tableOperator 2,3': "the operator's row says what follows it",
}
const known = [...Object.keys(byOrder), ...Object.keys(byGate)].sort()

const ungated = <T>(alternatives: IOrAlt<T>[] | OrMethodOpts<T>): IOrAlt<T>[] =>
  [...(Array.isArray(alternatives) ? alternatives : alternatives.DEF)].map(({ ALT }) => ({ ALT }))

class WithoutGates extends DocumentParser {
  protected override choose<T>(alternatives: IOrAlt<T>[] | OrMethodOpts<T>): T {
    return this.or(0, ungated(alternatives))
  }
  protected override choose2<T>(alternatives: IOrAlt<T>[]): T {
    return this.or(2, ungated(alternatives))
  }
  protected override choose3<T>(alternatives: IOrAlt<T>[]): T {
    return this.or(3, ungated(alternatives))
  }
}

/** What Chevrotain's own checks say of the grammar, one line each. */
const complaints = (build: () => unknown): readonly string[] => {
  try {
    build()
    return []
  } catch (failure) {
    const text = failure instanceof Error ? failure.message : String(failure)
    return text.split(/\n-+\n/).map((one) => {
      const found = /Ambiguous alternatives[^<]*<([\d ,]+)>[^<]*<OR> inside <(\w+)> Rule/i.exec(one)
      return found ? `${found[2]} ${found[1]?.replaceAll(' ', '')}` : one.trim()
    })
  }
}

test('without gates the grammar has the known ambiguities and no others', () => {
  const found = complaints(() => new WithoutGates({ maxLookahead: 2, skipValidations: false }))
  expect([...new Set(found)].sort()).toEqual(known)
})

test('with its gates and its one token of look-ahead only the order of alternatives decides', () => {
  expect([...complaints(() => new DocumentParser({ maxLookahead: 1, skipValidations: false }))].sort()).toEqual(
    Object.keys(byOrder),
  )
})
