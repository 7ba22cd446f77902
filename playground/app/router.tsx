import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Failure } from '../parts/failure.tsx'
import { messages } from '../text/index.ts'
import { Frame } from './frame.tsx'

const root = createRootRoute({
  component: Frame,
  notFoundComponent: () => <Failure title={messages.app.notFound} />,
})

/** `/?segment=big_spenders` opens a saved segment; without it, the draft. */
const build = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (
    search: Readonly<Record<string, unknown>>,
  ): { readonly segment?: string; readonly traits?: string } => ({
    ...(typeof search.segment === 'string' && { segment: search.segment }),
    ...(typeof search.traits === 'string' && { traits: search.traits }),
  }),
  component: lazyRouteComponent(() => import('../build/screen.tsx'), 'BuildScreen'),
})
const sql = createRoute({
  getParentRoute: () => root,
  path: '/sql',
  validateSearch: (
    search: Readonly<Record<string, unknown>>,
  ): { readonly template?: string; readonly run?: string } => ({
    ...(typeof search.template === 'string' && { template: search.template }),
    ...(typeof search.run === 'string' && { run: search.run }),
  }),
  component: lazyRouteComponent(() => import('../sql/screen.tsx'), 'SqlScreen'),
})
const segments = createRoute({
  getParentRoute: () => root,
  path: '/segments',
  component: lazyRouteComponent(() => import('../segments/list.tsx'), 'SegmentsScreen'),
})
const segment = createRoute({
  getParentRoute: () => root,
  path: '/segments/$name',
  component: lazyRouteComponent(() => import('../segments/detail.tsx'), 'SegmentScreen'),
})
const combine = createRoute({
  getParentRoute: () => root,
  path: '/combine',
  validateSearch: (search: Readonly<Record<string, unknown>>): { readonly names?: string } => ({
    ...(typeof search.names === 'string' && { names: search.names }),
  }),
  component: lazyRouteComponent(() => import('../segments/combine.tsx'), 'CombineScreen'),
})
const traits = createRoute({
  getParentRoute: () => root,
  path: '/traits',
  component: lazyRouteComponent(() => import('../traits/list.tsx'), 'TraitsScreen'),
})
const traitSet = createRoute({
  getParentRoute: () => root,
  path: '/traits/$name',
  component: lazyRouteComponent(() => import('../traits/detail.tsx'), 'TraitSetScreen'),
})
const connections = createRoute({
  getParentRoute: () => root,
  path: '/connections',
  component: lazyRouteComponent(() => import('../connections/screen.tsx'), 'ConnectionsScreen'),
})
const explore = createRoute({
  getParentRoute: () => root,
  path: '/explore',
  component: lazyRouteComponent(() => import('../explore/screen.tsx'), 'ExploreScreen'),
})

export const router = createRouter({
  routeTree: root.addChildren([build, sql, segments, segment, combine, traits, traitSet, connections, explore]),
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error }) => <Failure error={error} />,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
