/** Words for pages that could not be made; apart, for every page carries them. */
export const errorText = {
  title: 'This did not work',
  text: 'Something went wrong on our side. What had been saved is saved; look before you try again.',
  tryAgain: 'Try again',
} as const;
