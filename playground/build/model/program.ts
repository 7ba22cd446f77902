import type { Program, SqlTraits } from '../../../compiler/ir.ts'
import { parseText } from '../../../grammar/index.ts'
import { printItem } from '../../../grammar/printer/index.ts'
import { checkEdited, type Workspace } from '../../project/workspace.ts'
import type { Checked } from './check.ts'
import { toItem, type WrittenItem } from './definition.ts'

/** What can be counted and compiled: the definition without its unfinished rules. */
export const countable = ({ definition, left }: Checked): WrittenItem => toItem(definition, left)

/** The item's own errors, outside its rules: nothing can be made of it then. */
export const isBroken = ({ problems, left }: Checked): boolean =>
  problems.some(({ rule, diagnostic }) => diagnostic.severity === 'error' && (rule === undefined || !left.has(rule)))

export const programOf = (checked: Checked, workspace: Workspace): Program | SqlTraits | undefined => {
  const { head } = checked.definition
  const found = ({ segments, traits }: Checked['project']) =>
    head.kind === 'segment' ? segments.get(head.name)?.program : traits.get(head.name)?.program
  if (checked.left.size === 0) return found(checked.project)
  const parsed = parseText(printItem(countable(checked).item), { file: 'edited.segql' })
  return found(checkEdited(workspace, parsed, undefined, checked.project).checked)
}
