/** Why a narrowed session cannot go by SAML. */
export const wholeRoleOnly = 'This way opens the whole role; choose the other way to narrow it.'
