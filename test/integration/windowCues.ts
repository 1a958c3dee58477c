/** How a test asks the runner outside to move the focus away from the window and back: by a word in its log. */
export const windowCues = {
	leave: { word: 'bookend-test-leaves-the-window', isFocused: false },
	enter: { word: 'bookend-test-enters-the-window', isFocused: true },
} as const;

/** The environment variable that says that the runner listens: it can where the window is a page. */
export const canMoveFocus = 'BOOKEND_TEST_FOCUS';
