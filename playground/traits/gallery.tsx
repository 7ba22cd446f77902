import { Badge, Button, Card, Group, Select, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TemplateEntry } from '../../runtime/server/api/index.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Nothing } from '../parts/nothing.tsx'
import { call } from '../project/client.ts'
import type { Workspace } from '../project/workspace.ts'
import { messages } from '../text/index.ts'
import { TemplateWindow } from './template.tsx'

const texts = messages.traitsScreen.gallery

/** Queries to start from, by category. */
export const Gallery = ({ workspace }: { readonly workspace: Workspace }) => {
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) => call('GET /api/templates', {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return <Loaded query={templates}>{(found) => <Shelf all={found.templates} workspace={workspace} />}</Loaded>
}

const Shelf = ({ all, workspace }: { readonly all: readonly TemplateEntry[]; readonly workspace: Workspace }) => {
  const [search, setSearch] = useState('')
  const [category, setCategory] = useState<string | null>(null)
  const [opened, setOpened] = useState<string>()
  const wanted = search.trim().toLowerCase()
  const shown = all.filter(
    (one) =>
      (category === null || one.category === category) &&
      [one.title, one.source, one.description, one.category].join('\n').toLowerCase().includes(wanted),
  )
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {texts.note}
      </Text>
      <Group>
        <TextInput
          w={240}
          aria-label={texts.search}
          placeholder={texts.search}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
        <Select
          w={180}
          aria-label={texts.category}
          placeholder={texts.all}
          clearable
          data={[...new Set(all.map((one) => one.category))].toSorted()}
          value={category}
          onChange={setCategory}
        />
      </Group>
      {shown.length === 0 && <Nothing title={texts.none} />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {shown.map((template) => (
          <Card key={template.name} withBorder padding="md" component="article">
            <Stack gap={6} h="100%">
              <Group gap="xs">
                <Badge variant="default" tt="none" fw={500}>
                  {template.category}
                </Badge>
                <Badge variant="default" tt="none" fw={500}>
                  {texts.kind[template.kind]}
                </Badge>
              </Group>
              <Title order={2} size="h6">
                {template.title}
              </Title>
              <Text size="sm" flex={1}>
                {template.description}
              </Text>
              <Text size="xs" c="dimmed">
                {texts.source(template.source)}
              </Text>
              <Button
                variant="default"
                size="xs"
                aria-label={texts.openOf(template.title)}
                onClick={() => setOpened(template.name)}
              >
                {texts.open}
              </Button>
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
      <TemplateWindow
        template={all.find(({ name }) => name === opened)}
        workspace={workspace}
        onClose={() => setOpened(undefined)}
      />
    </Stack>
  )
}
