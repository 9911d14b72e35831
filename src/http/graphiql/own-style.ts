/**
 * Our additions to GraphiQL's stylesheet.
 *
 * Its tabs keep a leftover offset from their opening animation, and its own rule hides that only while a tab is not
 * focused: pressing the mouse moves the tab from under the pointer, so that the click misses. Without the transform a
 * tab dragged to another place no longer follows the pointer, but still changes places.
 *
 * The title and the editors' line numbers are too pale to read. The variable follows the theme.
 */
export const ownStyle = `
.graphiql-tab {
  transform: none !important;
}
.graphiql-logo span,
.monaco-editor .line-numbers {
  color: hsla(var(--color-neutral), 0.8) !important;
  opacity: 1 !important;
}
`;
