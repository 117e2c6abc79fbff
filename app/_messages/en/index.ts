import { access } from './access'

  adminArea,
