import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Workspace } from '../project/workspace.ts'
import type { Scope } from './model/scope.ts'
import type { BuildActions, BuildState, BuildStore } from './model/store.ts'

export interface Build {
  readonly store: BuildStore
  readonly workspace: Workspace
  /** Undefined while the entity is unknown. */
  readonly scope: Scope | undefined
}

const Context = createContext<Build | undefined>(undefined)
export const BuildProvider = Context.Provider

export const useBuild = (): Build => {
  const build = useContext(Context)
  if (!build) throw new Error('a part of the Build screen stands outside it')
  return build
}

export const useBuildState = <Value>(select: (state: BuildState & BuildActions) => Value): Value =>
  useStore(useBuild().store, select)
