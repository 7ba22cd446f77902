import { Title } from '@mantine/core'
import { messages } from '../text/index.ts'

export const TraitSetScreen = () => <Title order={3}>{messages.screens.traits}</Title>
