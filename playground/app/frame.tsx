import {
  ActionIcon,
  Anchor,
  AppShell,
  Badge,
  Burger,
  Group,
  NavLink,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconDatabase,
  IconFilter,
  IconListDetails,
  IconMoon,
  IconPlugConnected,
  IconSql,
  IconSun,
  IconTable,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { followEvents } from '../project/events.ts'
import { useProject } from '../project/use-project.ts'
import { messages } from '../text/index.ts'

const screens = [
  { to: '/', title: messages.screens.build, icon: IconFilter },
  { to: '/sql', title: messages.screens.sql, icon: IconSql },
  { to: '/segments', title: messages.screens.segments, icon: IconListDetails },
  { to: '/traits', title: messages.screens.traits, icon: IconTable },
  { to: '/connections', title: messages.screens.connections, icon: IconPlugConnected },
  { to: '/explore', title: messages.screens.explore, icon: IconDatabase },
] as const

const isCurrent = (to: string, path: string): boolean =>
  to === '/' ? path === '/' : path.startsWith(to) || (to === '/segments' && path === '/combine')

/** Header, screens at the left, and the screen. */
export const Frame = () => {
  const [opened, { toggle, close }] = useDisclosure(false)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const queries = useQueryClient()
  useEffect(() => followEvents(queries), [queries])
  return (
    <AppShell header={{ height: 44 }} navbar={{ width: 176, breakpoint: 'sm', collapsed: { mobile: !opened } }}>
      <a className="skip" href="#content">
        {messages.app.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px="sm" gap="sm" wrap="nowrap">
          <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={messages.app.screens} />
          <Anchor component={Link} to="/" underline="never" c="inherit" fw={700}>
            {messages.app.name}
          </Anchor>
          <ProjectName />
          <ColourSwitch />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" aria-label={messages.app.screens}>
        {screens.map(({ to, title, icon: Icon }) => (
          <NavLink
            key={to}
            component={Link}
            to={to}
            label={title}
            active={isCurrent(to, path)}
            aria-current={isCurrent(to, path) ? 'page' : undefined}
            leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
            onClick={close}
          />
        ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  )
}

const ProjectName = () => {
  const { data: project } = useProject()
  return (
    <Group gap="xs" flex={1} wrap="nowrap">
      <Text size="sm" c="dimmed" truncate>
        {project?.name}
      </Text>
      {project?.asOf !== undefined && (
        <Badge variant="light" color="gray" tt="none" fw={500} visibleFrom="xs">
          {messages.app.asOf(project.asOf.slice(0, 10))}
        </Badge>
      )}
    </Group>
  )
}

const ColourSwitch = () => {
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const Icon = scheme === 'dark' ? IconSun : IconMoon
  return (
    <ActionIcon aria-label={messages.app.colours} onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
      <Icon size={18} stroke={1.6} aria-hidden />
    </ActionIcon>
  )
}
