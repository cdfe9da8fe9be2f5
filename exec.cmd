@rem npm scripts say `exec` so that a signal to npm reaches what it runs; cmd.exe has no such word, so here it is.
@%*
