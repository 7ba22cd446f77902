import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { useEffect, useRef, useState } from 'react'
import { messages } from '../../text/index.ts'
import { useBuild } from '../context.ts'
import { moveTo, withinOf } from '../model/moves.ts'
import { groupAt } from '../model/outline.ts'
import { sentenceOf } from '../sentence/condition.ts'
import { expressionAt } from './acts.ts'

const isNode = (data: Record<string | symbol, unknown>): data is { node: string; into?: unknown } =>
  typeof data.node === 'string'

/** A row that can be dragged by its handle, and dropped above or below. `into`: a group takes what is dropped on it. */
export const useRowDrag = (id: string, into = false) => {
  const element = useRef<HTMLElement>(null)
  const handle = useRef<HTMLButtonElement>(null)
  const [edge, setEdge] = useState<string>()
  const [dragged, setDragged] = useState(false)
  const { store } = useBuild()
  useEffect(() => {
    const { current } = element
    if (!current) return
    const mayTake = (node: string): boolean =>
      node !== id && !withinOf(store.getState().definition.outline, node).includes(id)
    const target = dropTargetForElements({
      element: current,
      canDrop: ({ source }) => isNode(source.data) && mayTake(source.data.node),
      getData: ({ input }) =>
        into
          ? { node: id, into }
          : attachClosestEdge({ node: id }, { element: current, input, allowedEdges: ['top', 'bottom'] }),
      onDrag: ({ self, location }) => {
        const isInner = location.current.dropTargets[0]?.element === current
        setEdge(isInner ? (into ? 'into' : (extractClosestEdge(self.data) ?? undefined)) : undefined)
      },
      onDragLeave: () => setEdge(undefined),
      onDrop: () => setEdge(undefined),
    })
    if (!handle.current) return target
    const source = draggable({
      element: current,
      dragHandle: handle.current,
      getInitialData: () => ({ node: id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
    return combine(target, source)
  }, [id, into, store])
  return { element, handle, edge, dragged }
}

/** What is dropped moves. */
export const useDrops = (): void => {
  const { store, scope } = useBuild()
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => isNode(source.data),
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0]
          if (!target || !isNode(source.data) || !isNode(target.data)) return
          const { node } = source.data
          const over = target.data.node
          const { definition, setOutline, say, focusOn } = store.getState()
          const { outline } = definition
          const group =
            target.data.into === true ? groupAt(outline, over) : groupAt(outline, outline.parents[over] ?? '')
          if (!group) return
          const below = extractClosestEdge(target.data) === 'bottom' ? 1 : 0
          const at = target.data.into === true ? group.children.length : group.children.indexOf(over) + below
          setOutline((now) => moveTo(now, node, group.id, at))
          const expression = expressionAt(outline, node)
          if (expression && scope) say(messages.build.said.moved(sentenceOf(scope, expression)))
          focusOn({ rule: node })
        },
      }),
    [store, scope],
  )
}
