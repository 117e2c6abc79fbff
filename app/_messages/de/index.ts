import type { en } from '../en'
import type { Translation } from '../translation'
import { access } from './access'

  adminArea,
