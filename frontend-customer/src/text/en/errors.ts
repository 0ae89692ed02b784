/** Words for pages that could not be made; apart, for every page carries them. */
export const errorText = {
  title: 'This did not work',
  text: 'Something went wrong on our side. What you had typed and put into the cart is still there.',
  tryAgain: 'Try again',
} as const;
